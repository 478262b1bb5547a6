package org.tallyport.equipment;

/**
 * One measured quantity of one equipment, as a definition block states it.
 *
 * @param equipment the equipment it belongs to
 * @param name unique within the equipment, such as {@code spreader.locked}; free of {@code /}
 * @param role what it means
 * @param unit what it is measured in
 * @param type how its steps are read
 * @param decimals for {@link ValueType#DECIMAL}: a step is 10^-decimals of the unit (0 to 6); else
 *     0
 */
public record Signal(
    EquipmentId equipment, String name, Role role, Unit unit, ValueType type, int decimals) {
  /** The largest magnitude of a decimal signal, in steps: what a 32-bit float holds exactly. */
  public static final long MAXIMUM_STEPS = (1L << 23) - 1;

  private static final double[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

  public Signal {
    if (name.isEmpty() || name.length() > 64 || name.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          "signal name \"" + name + "\": wanted 1 to 64 characters without '/'");
    }
    if (decimals < 0 || decimals >= POWERS.length || (type != ValueType.DECIMAL && decimals != 0)) {
      throw new IllegalArgumentException(
          "signal " + name + ": decimals " + decimals + ", wanted 0 to 6 and 0 unless decimal");
    }
  }

  /** Steps per unit: 10^decimals. */
  public double stepsPerUnit() {
    return POWERS[decimals];
  }

  /** The value of so many steps, in {@link #unit()}. */
  public double value(long steps) {
    return steps / POWERS[decimals];
  }

  /** The nearest number of steps of a value in {@link #unit()}, ties away from zero. */
  public long steps(double value) {
    double scaled = value * POWERS[decimals];
    return scaled >= 0 ? (long) (scaled + 0.5) : -(long) (0.5 - scaled);
  }

  /** Whether so many steps can be carried by this signal's type. */
  public boolean carries(long steps) {
    return switch (type) {
      case BOOLEAN -> steps == 0 || steps == 1;
      case INTEGER -> Math.abs(steps) <= 1L << 53;
      case DECIMAL -> Math.abs(steps) <= MAXIMUM_STEPS;
    };
  }
}
