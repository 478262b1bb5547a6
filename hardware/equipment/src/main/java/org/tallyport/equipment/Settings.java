package org.tallyport.equipment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A flat part of a configuration, read key by key. A missing or wrong value is reported to the
 * {@link Faults} and answered with a harmless stand-in, so that all faults come out together; keys
 * that nobody asked for are faults as well ({@link #finish()}).
 */
public final class Settings {
  /** Takes the faults of a configuration. */
  @FunctionalInterface
  public interface Faults {
    /**
     * One fault.
     *
     * @param path where, such as {@code sources.plc1.endpoint}
     * @param message what is wrong with the value, the limit, and the way out
     */
    void report(String path, String message);
  }

  private final String path;
  private final Map<String, Object> values;
  private final Faults faults;
  private final Path folder;
  private final Set<String> asked = new TreeSet<>();

  /** Settings whose relative paths are relative to the working directory. */
  public Settings(String path, Map<String, Object> values, Faults faults) {
    this(path, values, faults, Path.of(""));
  }

  /**
   * Settings at a place.
   *
   * @param path the place, for messages
   * @param values key to String, Number or Boolean
   * @param faults takes what is wrong
   * @param folder that of the configuration file: paths in it are relative to it
   */
  public Settings(String path, Map<String, Object> values, Faults faults, Path folder) {
    this.path = path;
    this.values = new TreeMap<>(values);
    this.faults = faults;
    this.folder = folder;
  }

  public String path() {
    return path;
  }

  /** Reports a fault of one key's value. */
  public void fault(String key, String message) {
    faults.report(path.isEmpty() ? key : path + "." + key, message);
  }

  public boolean has(String key) {
    asked.add(key);
    return values.containsKey(key);
  }

  /** A text that must be there. */
  public String text(String key) {
    if (!has(key)) {
      faults.report(path, "\"" + key + "\" is missing");
      return "";
    }
    return String.valueOf(values.get(key));
  }

  public String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  /** A file or folder that must be named; a relative one is relative to the configuration file. */
  public Path file(String key) {
    String named = text(key);
    try {
      return folder.resolve(named).normalize();
    } catch (InvalidPathException e) {
      fault(key, "is \"" + named + "\", wanted a path: " + e.getReason());
      return folder;
    }
  }

  /** A file or folder; without one, that of a name beside the configuration file. */
  public Path file(String key, String otherwise) {
    return has(key) ? file(key) : folder.resolve(otherwise).normalize();
  }

  /** One of the given words. */
  public String word(String key, List<String> words, String otherwise) {
    String word = text(key, otherwise);
    if (!words.contains(word)) {
      fault(key, "is \"" + word + "\", wanted one of " + String.join(", ", words));
      return otherwise;
    }
    return word;
  }

  public long integer(String key, long least, long most) {
    return (long) number(key, (double) least, (double) most, true);
  }

  public long integer(String key, long least, long most, long otherwise) {
    return has(key) ? integer(key, least, most) : otherwise;
  }

  public double decimal(String key, double least, double most) {
    return number(key, least, most, false);
  }

  public double decimal(String key, double least, double most, double otherwise) {
    return has(key) ? decimal(key, least, most) : otherwise;
  }

  public boolean flag(String key, boolean otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (values.get(key) instanceof Boolean flag) {
      return flag;
    }
    fault(key, "is \"" + values.get(key) + "\", wanted true or false");
    return otherwise;
  }

  /**
   * What nobody has asked for yet, for somebody else to read. Keys asked for here are not in it,
   * but stay known to its proposals.
   */
  public Settings rest() {
    Map<String, Object> left = new TreeMap<>(values);
    left.keySet().removeAll(asked);
    Settings rest = new Settings(path, left, faults, folder);
    rest.asked.addAll(asked);
    return rest;
  }

  /** Reports the keys that nobody asked for. Call once, after the last read. */
  public void finish() {
    for (String key : values.keySet()) {
      if (!asked.contains(key)) {
        fault(key, "unknown key \"" + key + "\", " + Nearest.proposal(key, asked));
      }
    }
  }

  private double number(String key, double least, double most, boolean whole) {
    if (!has(key)) {
      faults.report(path, "\"" + key + "\" is missing");
      return least;
    }
    if (!(values.get(key) instanceof Number number)) {
      fault(key, "is \"" + values.get(key) + "\", wanted a number");
      return least;
    }
    double value = number.doubleValue();
    if (!(value >= least && value <= most) || (whole && value != Math.rint(value))) {
      String form = whole ? "a whole number from %.0f to %.0f" : "a number from %s to %s";
      fault(
          key,
          "is " + number + ", wanted " + String.format(java.util.Locale.ROOT, form, least, most));
      return least;
    }
    return value;
  }
}
