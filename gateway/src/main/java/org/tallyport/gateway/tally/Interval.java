package org.tallyport.gateway.tally;

import org.tallyport.equipment.EquipmentId;

/**
 * What one equipment did in a quarter of an hour, or an addition to that.
 *
 * @param equipment whose
 * @param startUtcMicroseconds a multiple of {@link #LENGTH_MICROSECONDS}
 * @param counts what was handled
 * @param coverage how much of it is known
 */
public record Interval(
    EquipmentId equipment, long startUtcMicroseconds, Counts counts, Coverage coverage) {
  /** 15 minutes. */
  public static final long LENGTH_MICROSECONDS = 900_000_000L;

  public Interval {
    if (Math.floorMod(startUtcMicroseconds, LENGTH_MICROSECONDS) != 0) {
      throw new IllegalArgumentException(
          "interval of " + equipment + ": start " + startUtcMicroseconds + " us is not a quarter");
    }
  }

  /** The start of the interval that a time belongs to. */
  public static long startOf(long utcMicroseconds) {
    return Math.floorDiv(utcMicroseconds, LENGTH_MICROSECONDS) * LENGTH_MICROSECONDS;
  }

  /** Both together; refuses another equipment or another quarter. */
  public Interval plus(Interval other) {
    if (!equipment.equals(other.equipment) || startUtcMicroseconds != other.startUtcMicroseconds) {
      throw new IllegalArgumentException(this + " and " + other + " are not of the same quarter");
    }
    return new Interval(
        equipment, startUtcMicroseconds, counts.plus(other.counts), coverage.plus(other.coverage));
  }
}
