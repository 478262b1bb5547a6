package org.tallyport.edge.config;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Settings;
import org.tallyport.equipment.Signal;
import org.tallyport.equipment.Unit;
import org.tallyport.equipment.ValueType;
import org.tallyport.settings.Section;

/** Reads one entry of {@code signals}; what it does not ask for is left to the driver. */
final class SignalReader {
  private static final long LONGEST_DEBOUNCE_MS = 60_000;

  /** After this a signal is said again unless the configuration says otherwise. */
  private static final long USUAL_INTERVAL_MS = 60_000;

  private static final long LONGEST_INTERVAL_MS = 3_600_000;
  private static final List<String> FOR_CONTACTS = List.of("debounce_ms", "invert");
  private static final List<String> FOR_VALUES =
      List.of("factor", "offset", "min", "max", "decimals", "deadband", "at_most_every_ms");

  private final EquipmentId equipment;
  private final Section section;
  private final Settings settings;

  SignalReader(EquipmentId equipment, Section section) {
    this.equipment = equipment;
    this.section = section;
    this.settings = section.settings();
  }

  SignalConfiguration read() {
    Signal signal = signal();
    return new SignalConfiguration(signal, condition(signal.type()));
  }

  private Signal signal() {
    Role role = choice("role", Arrays.asList(Role.values()), Role::word, Role.OTHER, Role.OTHER);
    String name = settings.text("name", role == Role.OTHER ? "" : role.word());
    if (!name.matches("[^/+#]{1,64}")) {
      section.fault("name", "is \"" + name + "\", wanted 1 to 64 characters without / + #");
      name = "unnamed";
    }
    ValueType type =
        choice(
            "type",
            List.of(ValueType.values()),
            t -> t.name().toLowerCase(java.util.Locale.ROOT),
            role.type(),
            role);
    Unit unit = choice("unit", List.of(Unit.values()), Unit::symbol, role.unit(), role);
    int otherwise = type == ValueType.DECIMAL ? 2 : 0;
    int decimals =
        type == ValueType.DECIMAL ? (int) settings.integer("decimals", 0, 6, otherwise) : 0;
    return new Signal(equipment, name, role, unit, type, decimals);
  }

  /** One of several words; a role of meaning fixes its type and unit. */
  private <T> T choice(
      String key, List<T> choices, Function<T, String> word, T otherwise, Role role) {
    List<String> words = choices.stream().map(word).toList();
    String given = settings.word(key, words, word.apply(otherwise));
    T choice = choices.get(words.indexOf(given));
    if (role != Role.OTHER && !choice.equals(otherwise)) {
      section.fault(
          key,
          "is \""
              + given
              + "\", but "
              + role.word()
              + " has \""
              + word.apply(otherwise)
              + "\"; leave it out");
    }
    return choice;
  }

  private Condition condition(ValueType type) {
    boolean contact = type == ValueType.BOOLEAN;
    for (String key : contact ? FOR_VALUES : FOR_CONTACTS) {
      if (settings.has(key)) {
        section.fault(key, contact ? "is not for contacts" : "is for contacts only");
      }
    }
    long atMost = microseconds("at_most_every_ms", LONGEST_INTERVAL_MS);
    long usual = Math.max(USUAL_INTERVAL_MS, atMost / 1_000);
    long atLeast = settings.integer("at_least_every_ms", 0, LONGEST_INTERVAL_MS, usual) * 1_000;
    if (atLeast > 0 && atLeast < atMost) {
      section.fault(
          "at_least_every_ms",
          "is " + atLeast / 1_000 + ", wanted at least at_most_every_ms, " + atMost / 1_000);
    }
    double least = settings.decimal("min", -1e15, 1e15, Double.NEGATIVE_INFINITY);
    double most = settings.decimal("max", -1e15, 1e15, Double.POSITIVE_INFINITY);
    if (least > most) {
      section.fault("min", "is " + least + ", wanted at most max, " + most);
    }
    return new Condition(
        microseconds("debounce_ms", LONGEST_DEBOUNCE_MS),
        factor(),
        settings.decimal("offset", -1e12, 1e12, 0),
        settings.flag("invert", false),
        Math.min(least, most),
        Math.max(least, most),
        settings.decimal("deadband", 0, 1e9, 0),
        atMost,
        atLeast);
  }

  private double factor() {
    double factor = settings.decimal("factor", -1e12, 1e12, 1);
    if (factor == 0) {
      section.fault("factor", "is 0, wanted any other number");
      return 1;
    }
    return factor;
  }

  private long microseconds(String key, long mostMilliseconds) {
    return settings.integer(key, 0, mostMilliseconds, 0) * 1_000;
  }
}
