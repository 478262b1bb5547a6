package org.tallyport.edge.inspect;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.OptionalLong;
import org.tallyport.equipment.ClockQuality;

/**
 * A time as the board measured it, and in UTC where that is known.
 *
 * @param boot the boot whose monotonic time is meant, 0 when not even that is known
 * @param monotonicMicroseconds time within that boot
 * @param utcMicroseconds the same in UTC
 * @param clock how far that can be trusted; unset where it is not known
 */
record Moment(
    long boot, long monotonicMicroseconds, OptionalLong utcMicroseconds, ClockQuality clock) {
  static Moment unknownUtc(long boot, long monotonicMicroseconds) {
    return new Moment(boot, monotonicMicroseconds, OptionalLong.empty(), ClockQuality.UNSET);
  }

  /** Whether it is not known when this was, not even within a boot. */
  boolean unknown() {
    return boot == 0;
  }

  /** ISO 8601, empty where UTC is not known. */
  String utc() {
    return utcMicroseconds.isPresent()
        ? Instant.EPOCH.plus(utcMicroseconds.getAsLong(), ChronoUnit.MICROS).toString()
        : "";
  }

  /** {@code unset}, {@code uncertain} or {@code synchronised}. */
  String clockWord() {
    return clock.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    if (unknown()) {
      return "an unknown time";
    }
    return utcMicroseconds.isPresent()
        ? utc() + " (" + clockWord() + ")"
        : String.format(
            Locale.ROOT, "%.6f s of boot %d (UTC unknown)", monotonicMicroseconds / 1e6, boot);
  }
}
