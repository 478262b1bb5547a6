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
  private static final String NAME = "[^/+#]{1,64}";
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
    return new SignalConfiguration(signal, condition(signal));
  }

  private Signal signal() {
    Role role = choice("role", Arrays.asList(Role.values()), Role::word, Role.OTHER, Role.OTHER);
    ValueType type =
        choice(
            "type",
            List.of(ValueType.values()),
            t -> t.name().toLowerCase(java.util.Locale.ROOT),
            role.type(),
            role);
    Unit unit = choice("unit", List.of(Unit.values()), Unit::symbol, role.unit(), role);
    return new Signal(equipment, name(role), role, unit, type, decimals(type, unit));
  }

  private String name(Role role) {
    if (role != Role.OTHER || !settings.sound("role")) {
      String name = settings.text("name", role.word());
      return form(name) ? name : "unnamed";
    }
    String name = settings.text("name");
    return !name.isEmpty() && form(name) ? name : "unnamed";
  }

  private boolean form(String name) {
    boolean good = name.matches(NAME);
    if (!good) {
      section.fault("name", "is \"" + name + "\", wanted 1 to 64 characters without / + #");
    }
    return good;
  }

  /** A wagon weighs up to 120,000 kg: with two decimals that would not fit. */
  private int decimals(ValueType type, Unit unit) {
    if (type == ValueType.DECIMAL) {
      return (int) settings.integer("decimals", 0, 6, unit == Unit.KILOGRAMS ? 0 : 2);
    }
    if (type == ValueType.INTEGER && settings.has("decimals")) {
      section.fault("decimals", "is for decimal signals only");
    }
    return 0;
  }

  /** One of several words; a role of meaning fixes its type and unit. */
  private <T> T choice(
      String key, List<T> choices, Function<T, String> word, T otherwise, Role role) {
    List<String> words = choices.stream().map(word).toList();
    String given = settings.word(key, words, word.apply(otherwise));
    T choice = choices.get(words.indexOf(given));
    if (role != Role.OTHER && settings.sound(key) && !choice.equals(otherwise)) {
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

  private Condition condition(Signal signal) {
    fit(signal.type() == ValueType.BOOLEAN);
    long atMost = microseconds("at_most_every_ms", LONGEST_INTERVAL_MS);
    long usual = Math.max(USUAL_INTERVAL_MS, atMost / 1_000);
    long atLeast = settings.integer("at_least_every_ms", 0, LONGEST_INTERVAL_MS, usual) * 1_000;
    if (atLeast > 0 && atLeast < atMost && settings.sound("at_least_every_ms")) {
      section.fault(
          "at_least_every_ms",
          "is " + atLeast / 1_000 + ", wanted at least at_most_every_ms, " + atMost / 1_000);
    }
    Condition condition =
        new Condition(
            microseconds("debounce_ms", LONGEST_DEBOUNCE_MS),
            factor(),
            settings.decimal("offset", -1e12, 1e12, 0),
            settings.flag("invert", false),
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            settings.decimal("deadband", 0, 1e9, 0),
            atMost,
            atLeast);
    return new PlausibleRange(section, signal).of(condition);
  }

  /** Where the role is wrong, nobody knows what fits. */
  private void fit(boolean contact) {
    for (String key : contact ? FOR_VALUES : FOR_CONTACTS) {
      if (settings.has(key) && settings.sound("role") && settings.sound("type")) {
        section.fault(key, contact ? "is not for contacts" : "is for contacts only");
      }
    }
  }

  private double factor() {
    double factor = settings.decimal("factor", -1e12, 1e12, 1);
    if (factor == 0) {
      section.fault("factor", "is 0, wanted any other number");
    }
    return factor == 0 ? 1 : factor;
  }

  private long microseconds(String key, long mostMilliseconds) {
    return settings.integer(key, 0, mostMilliseconds, 0) * 1_000;
  }
}
