package org.tallyport.edge.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tallyport.settings.Fault;
import org.tallyport.settings.InvalidConfiguration;

/** A configuration with one key changed, and what the reader says to it. Places are pointers. */
record EditedSample(JsonNode text, Path folder) {
  static final EditedSample NONE =
      new EditedSample(JsonNodeFactory.instance.nullNode(), Path.of(""));

  /** Far from every word, so that the reader names all that there are. */
  private static final String UNKNOWN = "qqqqqqqqqqqqqqqqqqqqqqqq";

  static EditedSample of(Path file, Path folder) throws IOException {
    Files.writeString(folder.resolve("every-key.password"), "only for tests\n");
    return new EditedSample(new YAMLMapper().readTree(file.toFile()), folder);
  }

  Set<String> keys(String section) {
    Set<String> keys = new TreeSet<>();
    text.at(section).fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /**
   * The keys that the reader and the driver asked a section for, by its answer to an unknown one.
   */
  Set<String> asked(String section) throws IOException {
    String known = listed(section, UNKNOWN, JsonNodeFactory.instance.textNode("x"), "there are ");
    return new TreeSet<>(List.of(known.split(", ", -1)));
  }

  /** The words that the reader takes for a key, in its order. */
  List<String> words(String section, String key) throws IOException {
    JsonNode unknown = JsonNodeFactory.instance.textNode(UNKNOWN);
    return List.of(listed(section, key, unknown, "wanted one of ").split(", ", -1));
  }

  private String listed(String section, String key, JsonNode value, String before)
      throws IOException {
    String message = only(faults(section, key, value), at(section, key)).getFirst();
    int from = message.indexOf(before);
    if (from < 0) {
      throw new AssertionError(at(section, key) + ": " + message);
    }
    return message.substring(from + before.length());
  }

  /** What the reader says to the size of a number. */
  List<String> outOfRange(String section, String key, BigDecimal value) throws IOException {
    JsonNode number = JsonNodeFactory.instance.numberNode(value);
    return only(faults(section, key, number), at(section, key)).stream()
        .filter(message -> message.matches(".*, wanted a (whole )?number from .*"))
        .toList();
  }

  /** All that is configured, as text, with a value of a key. */
  String with(String section, String key, JsonNode value) throws IOException, InvalidConfiguration {
    JsonNode copy = text.deepCopy();
    ((ObjectNode) copy.at(section)).set(key, value);
    return told(copy);
  }

  /** The same without the key. */
  String without(String section, String key) throws IOException, InvalidConfiguration {
    JsonNode copy = text.deepCopy();
    ((ObjectNode) copy.at(section)).remove(key);
    return told(copy);
  }

  private String told(JsonNode edited) throws IOException, InvalidConfiguration {
    BoardConfiguration board = ConfigurationReader.read(write(edited), Drivers.onClassPath());
    return board.primaryHost() + board.broker() + board.journal() + board.signals();
  }

  private List<Fault> faults(String section, String key, JsonNode value) throws IOException {
    JsonNode copy = text.deepCopy();
    ((ObjectNode) copy.at(section)).set(key, value);
    try {
      ConfigurationReader.read(write(copy), Drivers.onClassPath());
      return List.of();
    } catch (InvalidConfiguration e) {
      return e.faults();
    }
  }

  /** As JSON, which is YAML. */
  private Path write(JsonNode edited) throws IOException {
    return Files.writeString(folder.resolve("board.yaml"), edited.toPrettyString());
  }

  private static List<String> only(List<Fault> faults, String path) {
    return faults.stream().filter(f -> f.path().equals(path)).map(Fault::message).toList();
  }

  private static String at(String section, String key) {
    String place = section.replaceAll("/(\\d+)", "[$1]").replaceFirst("^/", "").replace('/', '.');
    return place.isEmpty() ? key : place + "." + key;
  }
}
