package org.tallyport.driver.opcua;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the {@link Skew} from timed reads of a clock of the PLC, which may tick coarsely (a
 * heartbeat of 1 s, a server time in whole seconds). A reading that differs from the one before
 * appeared between the request of the reading before and the answer to this one, so the offset lies
 * between (request before − reading) and (answer − reading). The ranges of several ticks are
 * intersected.
 */
final class SkewMeasurement {
  private final int wantedTicks;
  private long requestBefore;
  private long readingBefore = Long.MIN_VALUE;
  private int ticks;
  private long least = Long.MIN_VALUE;
  private long most = Long.MAX_VALUE;

  SkewMeasurement(int wantedTicks) {
    this.wantedTicks = wantedTicks;
  }

  /**
   * One timed read.
   *
   * @param request board time before the request, microseconds
   * @param answer board time after the answer, microseconds
   * @param reading the PLC's time in the answer, UTC microseconds
   */
  void read(long request, long answer, long reading) {
    if (readingBefore != Long.MIN_VALUE && reading != readingBefore) {
      tick(requestBefore - reading, answer - reading);
    }
    requestBefore = request;
    readingBefore = reading;
  }

  private void tick(long from, long to) {
    ticks++;
    long narrowedLeast = Math.max(least, from);
    long narrowedMost = Math.min(most, to);
    if (narrowedLeast <= narrowedMost) {
      least = narrowedLeast;
      most = narrowedMost;
    } else if (to - from < most - least) {
      least = from;
      most = to;
    }
  }

  boolean done() {
    return ticks >= wantedTicks;
  }

  /**
   * The skew, if a tick was seen: the offset in the range that is nearest to a trusted one, else
   * its middle.
   *
   * @param trusted the offset of the board's own UTC, when a time service keeps it
   */
  Optional<Skew> skew(OptionalLong trusted) {
    if (ticks == 0) {
      return Optional.empty();
    }
    long middle = least + (most - least) / 2;
    long offset = trusted.isPresent() ? Math.clamp(trusted.getAsLong(), least, most) : middle;
    return Optional.of(new Skew(offset, Math.max(1, (most - least + 1) / 2)));
  }
}
