package org.tallyport.simulator.plants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A bug to be planted: a line that says what it is, {@code file}, {@code check} and {@code seeds}:
 * the first seed and how many, then one or more pairs of old lines after {@code ---} and new lines
 * after {@code +++}; a further {@code file} before a pair changes another file.
 *
 * @param name of its file
 * @param idea what is wrong, in one line
 * @param check by which it is to be found
 * @param firstSeed from which on
 * @param seeds within how many
 * @param sources patched, by path from the root of the project
 */
record Plant(
    String name, String idea, String check, int firstSeed, int seeds, Map<Path, String> sources) {
  private static final String END = ".plant";

  /** Reads a plant and patches the sources that it names. */
  static Plant read(Path file, Path root) throws IOException {
    Reader reader = new Reader(file, root);
    reader.read();
    String name = file.getFileName().toString().replace(END, "");
    return new Plant(
        name, reader.idea, reader.check, reader.firstSeed, reader.seeds, reader.sources);
  }

  /** All plants of a folder, by name. */
  static List<Plant> all(Path folder, Path root) throws IOException {
    List<Plant> plants = new ArrayList<>();
    try (java.util.stream.Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(END)).sorted().toList()) {
        plants.add(read(file, root));
      }
    }
    return plants;
  }

  private static final class Reader {
    private final Path file;
    private final Path root;
    private final Map<Path, String> sources = new LinkedHashMap<>();
    private String idea = "";
    private String check = "";
    private int firstSeed;
    private int seeds;
    private Path target = Path.of("");
    private StringBuilder old = new StringBuilder();
    private StringBuilder fresh = new StringBuilder();
    private char part = ' ';

    Reader(Path file, Path root) {
      this.file = file;
      this.root = root;
    }

    void read() throws IOException {
      Iterator<String> lines = Files.readAllLines(file).iterator();
      idea = lines.next();
      while (lines.hasNext()) {
        String line = lines.next();
        if (line.equals("---")) {
          apply();
          part = '-';
        } else if (line.equals("+++")) {
          part = '+';
        } else if (part == '+' && line.startsWith("file ")) {
          apply();
          head(line);
        } else if (part == ' ') {
          head(line);
        } else {
          (part == '-' ? old : fresh).append(line).append('\n');
        }
      }
      apply();
      if (sources.isEmpty() || check.isEmpty() || seeds < 1) {
        throw new IOException(file + " lacks a file, a check or the seeds");
      }
    }

    private void head(String line) throws IOException {
      String[] words = line.split(" ", 2);
      switch (words[0]) {
        case "file" -> target = Path.of(words[1]);
        case "check" -> check = words[1];
        case "seeds" -> {
          String[] numbers = words[1].split(" ", 2);
          firstSeed = Integer.parseInt(numbers[0]);
          seeds = Integer.parseInt(numbers[1]);
        }
        case "" -> {}
        default -> throw new IOException(file + ": what is \"" + line + "\"?");
      }
    }

    private void apply() throws IOException {
      if (part == '+') {
        Path path = root.resolve(target);
        String text = sources.containsKey(target) ? sources.get(target) : Files.readString(path);
        int at = text.indexOf(old.toString());
        if (at < 0 || text.indexOf(old.toString(), at + 1) >= 0) {
          throw new IOException(
              file + ": the old lines do not stand exactly once in " + target + ":\n" + old);
        }
        sources.put(target, text.substring(0, at) + fresh + text.substring(at + old.length()));
      }
      old = new StringBuilder();
      fresh = new StringBuilder();
      part = ' ';
    }
  }
}
