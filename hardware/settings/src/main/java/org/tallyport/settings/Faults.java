package org.tallyport.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tallyport.equipment.Settings;

/** Collects the faults of one file and finds the line of each. */
public final class Faults implements Settings.Faults {
  private final String file;
  private final Map<String, Integer> lines = new HashMap<>();
  private final SortedSet<Fault> found = new TreeSet<>();
  private final Map<String, String> claims = new HashMap<>();

  Faults(String file) {
    this.file = file;
  }

  /** A path begins on a line. */
  void lies(String path, int line) {
    lines.put(path, line);
  }

  /** A fault on a known line. */
  void at(int line, String path, String message) {
    found.add(new Fault(file, line, path, message.replace('\n', ' ')));
  }

  @Override
  public void report(String path, String message) {
    at(line(path), path, message);
  }

  @Override
  public Optional<String> claim(String thing, String path) {
    return Optional.ofNullable(claims.putIfAbsent(thing, path))
        .map(first -> first + " on line " + line(first));
  }

  /** All so far, by line. */
  public List<Fault> found() {
    return List.copyOf(found);
  }

  /** The line of a path, or of the nearest part above it that has one. */
  private int line(String path) {
    String part = path;
    while (!part.isEmpty()) {
      Integer line = lines.get(part);
      if (line != null) {
        return line;
      }
      part = part.substring(0, Math.max(0, Math.max(part.lastIndexOf('.'), part.lastIndexOf('['))));
    }
    return 1;
  }
}
