package org.tallyport.edge.config;

import org.tallyport.equipment.Settings;
import org.tallyport.equipment.Signal;
import org.tallyport.equipment.ValueType;
import org.tallyport.settings.Section;

/** {@code min} and {@code max} of a signal: one under the other, and within what it can carry. */
final class PlausibleRange {
  private static final double MOST = 1e15;

  private final Section section;
  private final Settings settings;
  private final Signal signal;

  PlausibleRange(Section section, Signal signal) {
    this.section = section;
    this.settings = section.settings();
    this.signal = signal;
  }

  /** The condition with this range. */
  Condition of(Condition condition) {
    double least = bound("min", Double.NEGATIVE_INFINITY);
    double most = bound("max", Double.POSITIVE_INFINITY);
    if (least > most && settings.sound("min") && settings.sound("max")) {
      section.fault("min", "is " + text("min") + ", wanted at most max, " + text("max"));
    }
    return condition.within(Math.min(least, most), Math.max(least, most));
  }

  private double bound(String key, double otherwise) {
    if (!settings.has(key)) {
      return otherwise;
    }
    double bound = settings.decimal(key, -MOST, MOST);
    double steps = Math.abs(bound) * signal.stepsPerUnit();
    if (settings.sound(key) && signal.type() == ValueType.DECIMAL && steps > Signal.MAXIMUM_STEPS) {
      section.fault(key, "is " + text(key) + ", but " + limit());
    }
    return bound;
  }

  private String limit() {
    String most = String.valueOf(signal.value(Signal.MAXIMUM_STEPS));
    int decimals = signal.decimals();
    return decimals == 0
        ? "a signal carries at most 8388607; take a larger unit by \"factor\""
        : "with decimals: " + decimals + " a signal carries at most " + most + "; take fewer";
  }

  private String text(String key) {
    return settings.text(key);
  }
}
