package org.tallyport.equipment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A flat part of a configuration, read key by key. A missing or wrong value is reported to the
 * {@link Faults} and answered with a harmless stand-in, so that all faults come out together; keys
 * that nobody asked for are found by {@link #finish()}.
 */
public final class Settings {
  /** Takes the faults found while reading. */
  @FunctionalInterface
  public interface Faults {
    /**
     * Takes one fault.
     *
     * @param path where, such as {@code sources.plc1.endpoint}
     * @param message what is wrong with which value, the limit, and the way out
     */
    void report(String path, String message);

    /**
     * Claims a thing that one setting alone can have.
     *
     * @param thing such as a pin
     * @param path the setting that names it
     * @return the setting that has it already; empty where it is free or nobody keeps account
     */
    default Optional<String> claim(String thing, String path) {
      return Optional.empty();
    }
  }

  private final String path;
  private final Map<String, Object> values;
  private final Faults faults;
  private final Path folder;
  private final Set<String> asked = new TreeSet<>();
  private final Set<String> wrong = new HashSet<>();

  /** Settings whose paths are relative to the working directory. */
  public Settings(String path, Map<String, Object> values, Faults faults) {
    this(path, values, faults, Path.of(""));
  }

  /**
   * Settings at a place of a file.
   *
   * @param values key to String, Number, Boolean or {@link Written}; anything else is a part of its
   *     own, which no setting can be
   * @param folder the file's: paths in it are relative to it
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
    wrong.add(key);
    faults.report(at(key), message);
  }

  /** Whether no fault of this key was found so far: what follows from a wrong value is no fault. */
  public boolean sound(String key) {
    return !wrong.contains(key);
  }

  public boolean has(String key) {
    asked.add(key);
    return values.containsKey(key);
  }

  /** A text that must be there; empty only where that was reported. */
  public String text(String key) {
    String text = there(key) ? single(key).map(Written::text).orElse("") : "";
    if (text.isEmpty() && sound(key)) {
      fault(key, "is empty, wanted a text");
    }
    return text;
  }

  public String text(String key, String otherwise) {
    return has(key) ? single(key).map(Written::text).orElse(otherwise) : otherwise;
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

  /**
   * An address that must be there, {@code scheme://host:port}.
   *
   * @param schemes those that are known, the usual one first
   * @param usualPort the port to propose
   * @param path whether the port may be left out and a path may follow
   */
  public String address(String key, List<String> schemes, int usualPort, boolean path) {
    String text = text(key);
    Address form = new Address(schemes, usualPort, path);
    if (!text.isEmpty() && !form.fits(text)) {
      fault(key, "is \"" + text + "\", " + form.wanted(text));
    }
    return text;
  }

  /** One of the given words that must be there; empty where that was reported. */
  public String word(String key, Collection<String> words) {
    Optional<Written> written = there(key) ? single(key) : Optional.empty();
    return written.flatMap(given -> among(key, given.text(), words)).orElse("");
  }

  /** One of the given words. */
  public String word(String key, Collection<String> words, String otherwise) {
    Optional<String> word = has(key) ? single(key).map(Written::text) : Optional.of(otherwise);
    return word.flatMap(given -> among(key, given, words)).orElse(otherwise);
  }

  /** A whole number that must be there. */
  public long integer(String key, long least, long most) {
    return (long) number(key, new Range((double) least, (double) most, true));
  }

  public long integer(String key, long least, long most, long otherwise) {
    return has(key) ? integer(key, least, most) : otherwise;
  }

  public double decimal(String key, double least, double most) {
    return number(key, new Range(least, most, false));
  }

  public double decimal(String key, double least, double most, double otherwise) {
    return has(key) ? decimal(key, least, most) : otherwise;
  }

  public boolean flag(String key, boolean otherwise) {
    Optional<Written> written = has(key) ? single(key) : Optional.empty();
    if (written.isPresent() && written.get().value() instanceof Boolean flag) {
      return flag;
    }
    written.ifPresent(given -> fault(key, "is \"" + given.text() + "\", wanted true or false"));
    return otherwise;
  }

  /**
   * Claims a thing that one setting alone can have, such as {@code line 17 of chip gpiochip0};
   * reports where another one has it. A wrong value claims nothing.
   */
  public void claim(String key, String thing) {
    if (sound(key)) {
      faults
          .claim(thing, at(key))
          .ifPresent(other -> fault(key, "names " + thing + ", which " + other + " has already"));
    }
  }

  /** What nobody has asked for yet, for somebody else; what was stays known to its proposals. */
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
        boolean comma = key.matches("\\d+") && Written.NOTHING.equals(values.get(key));
        String way = comma ? "write decimals with a point" : Nearest.proposal(key, asked);
        fault(key, "unknown key \"" + key + "\", " + way);
      }
    }
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private boolean there(String key) {
    if (has(key)) {
      return true;
    }
    if (wrong.add(key)) {
      faults.report(path, "\"" + key + "\" is missing");
    }
    return false;
  }

  /** What is written; empty, and reported, where there is no single value. */
  private Optional<Written> single(String key) {
    Object value = values.getOrDefault(key, Written.NOTHING);
    Optional<Written> written = Written.of(value);
    if (written.isEmpty()) {
      fault(key, "wanted a single value, not a list or further keys");
    } else if (value.equals(Written.NOTHING)) {
      fault(key, "has no value");
      return Optional.empty();
    }
    return written;
  }

  private Optional<String> among(String key, String word, Collection<String> words) {
    if (words.contains(word)) {
      return Optional.of(word);
    }
    fault(key, "is \"" + word + "\", " + Nearest.wanted(word, words));
    return Optional.empty();
  }

  private double number(String key, Range range) {
    Optional<Written> written = there(key) ? single(key) : Optional.empty();
    Optional<Double> number = written.flatMap(range::in);
    if (written.isPresent() && number.isEmpty()) {
      fault(key, range.refusal(written.get()));
    }
    return number.orElse(range.least());
  }
}
