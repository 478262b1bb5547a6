package org.tallyport.simulator.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Results, a line of JSON each. A line is appended in one write; a program that is ended in the
 * middle of one leaves half a line, which is cut off when the file is opened again. Any thread.
 */
final class ResultsFile<T> {
  private static final ObjectMapper JSON =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private final Path file;
  private final Function<T, String> key;
  private final Map<String, T> results = new LinkedHashMap<>();

  private ResultsFile(Path file, Function<T, String> key) {
    this.file = file;
    this.key = key;
  }

  /**
   * Reads what is there; of two results of one key the later one counts.
   *
   * @throws IOException also for a line that is no result: the file is another one
   */
  static <T> ResultsFile<T> open(Path file, Class<T> type, Function<T, String> key)
      throws IOException {
    ResultsFile<T> opened = new ResultsFile<>(file, key);
    if (Files.exists(file)) {
      String text = Files.readString(file);
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      if (whole.length() < text.length()) {
        Files.writeString(file, whole);
      }
      opened.read(whole, type);
    }
    return opened;
  }

  private void read(String text, Class<T> type) throws IOException {
    for (String line : text.lines().toList()) {
      try {
        T result = JSON.readValue(line, type);
        results.put(key.apply(result), result);
      } catch (JsonProcessingException e) {
        throw new IOException(file + ": not a result: " + line, e);
      }
    }
  }

  synchronized void add(T result) throws IOException {
    byte[] line = (JSON.writeValueAsString(result) + "\n").getBytes(StandardCharsets.UTF_8);
    Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    results.put(key.apply(result), result);
  }

  /** By key, in the order in which they came. */
  synchronized Map<String, T> all() {
    return new LinkedHashMap<>(results);
  }
}
