package org.tallyport.edge.journal;

import java.util.Optional;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.wire.Content;

/** Sees when wall time was set or has stepped, and says it as a clock content. */
final class ClockWatch {
  private static final long STEP_MICROSECONDS = 100_000;
  private static final long DAY_MICROSECONDS = 86_400_000_000L;

  private final BoardClock clock;
  private boolean told;
  private long toldOffset;
  private long toldAt;
  private ClockQuality toldQuality = ClockQuality.UNSET;
  private long offset;
  private ClockQuality quality = ClockQuality.UNSET;

  ClockWatch(BoardClock clock) {
    this.clock = clock;
    offset = clock.utcOffsetMicroseconds();
  }

  /** Looks at both clocks; a content when the journal has to know. */
  Optional<Content.Clock> look() {
    long seen = clock.utcOffsetMicroseconds();
    long at = clock.monotonicMicroseconds();
    ClockQuality now = clock.quality();
    boolean same =
        told
            && now == toldQuality
            && Math.abs(seen - toldOffset) <= STEP_MICROSECONDS
            && at - toldAt < DAY_MICROSECONDS;
    if (same) {
      offset = seen;
      return Optional.empty();
    }
    told = true;
    toldOffset = seen;
    toldAt = at;
    toldQuality = now;
    long uncertainty = now == ClockQuality.SYNCHRONISED ? STEP_MICROSECONDS : Long.MAX_VALUE;
    return Optional.of(new Content.Clock(clock.bootId(), at, at + seen, uncertainty, now));
  }

  /** Whatever was told is to be told again by the next look. */
  void forget() {
    told = false;
  }

  /** From now on readings are stamped with what the last look saw. */
  void adopt() {
    offset = toldOffset;
    quality = toldQuality;
  }

  /** Wall time now. */
  long utcMicroseconds() {
    return utcMicroseconds(clock.monotonicMicroseconds());
  }

  /** Wall time at a monotonic time of the board. */
  long utcMicroseconds(long monotonicMicroseconds) {
    return monotonicMicroseconds + offset;
  }

  ClockQuality quality() {
    return quality;
  }

  long boot() {
    return clock.bootId();
  }
}
