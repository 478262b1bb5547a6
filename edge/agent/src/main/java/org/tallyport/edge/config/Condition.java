package org.tallyport.edge.config;

/**
 * How the raw samples of one signal become readings.
 *
 * @param debounceMicroseconds contacts: how long a level must stand before it is believed; 0: at
 *     once
 * @param factor units of the signal per raw unit
 * @param offset added after the factor, in the signal's unit
 * @param invert contacts: whether 1 means off
 * @param least smallest plausible value in the signal's unit; what lies below is bad, never clamped
 * @param most largest plausible value
 * @param deadband smallest change that is reported, in the signal's unit; at least one step
 * @param atMostEveryMicroseconds shortest time between two readings; 0: every change
 * @param atLeastEveryMicroseconds after this time a sample is reported although it says nothing
 *     new; 0: never
 */
public record Condition(
    long debounceMicroseconds,
    double factor,
    double offset,
    boolean invert,
    double least,
    double most,
    double deadband,
    long atMostEveryMicroseconds,
    long atLeastEveryMicroseconds) {
  /** Every change, as it comes. */
  public static final Condition NONE =
      new Condition(0, 1, 0, false, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 0, 0);

  public Condition {
    if (debounceMicroseconds < 0
        || atMostEveryMicroseconds < 0
        || atLeastEveryMicroseconds < 0
        || !(deadband >= 0)
        || !(least <= most)
        || factor == 0
        || !Double.isFinite(factor)
        || !Double.isFinite(offset)) {
      throw new IllegalArgumentException(
          "condition: times and deadband from 0 on, least up to most, a finite factor but 0");
    }
  }

  /** The same with a debounce. */
  public Condition debounced(long microseconds) {
    return new Condition(
        microseconds,
        factor,
        offset,
        invert,
        least,
        most,
        deadband,
        atMostEveryMicroseconds,
        atLeastEveryMicroseconds);
  }

  /** The same, reported by exception. */
  public Condition byException(
      double band, long atMostEveryMicroseconds, long atLeastEveryMicroseconds) {
    return new Condition(
        debounceMicroseconds,
        factor,
        offset,
        invert,
        least,
        most,
        band,
        atMostEveryMicroseconds,
        atLeastEveryMicroseconds);
  }

  /** The same with a plausible range, in the signal's unit. */
  public Condition within(double least, double most) {
    return new Condition(
        debounceMicroseconds,
        factor,
        offset,
        invert,
        least,
        most,
        deadband,
        atMostEveryMicroseconds,
        atLeastEveryMicroseconds);
  }

  /** The same, scaled. */
  public Condition scaled(double factor, double offset) {
    return new Condition(
        debounceMicroseconds,
        factor,
        offset,
        invert,
        least,
        most,
        deadband,
        atMostEveryMicroseconds,
        atLeastEveryMicroseconds);
  }

  /** The same with 1 meaning off. */
  public Condition inverted() {
    return new Condition(
        debounceMicroseconds,
        factor,
        offset,
        !invert,
        least,
        most,
        deadband,
        atMostEveryMicroseconds,
        atLeastEveryMicroseconds);
  }
}
