package org.tallyport.simulator.stepped;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.ClockQuality;

/** The time of a stepped run: microseconds since its start, moved by hand. */
final class VirtualTime implements InstantSource {
  private final Instant start;
  private long microseconds;

  VirtualTime(Instant start) {
    this.start = start;
  }

  long microseconds() {
    return microseconds;
  }

  /** Moves on; never back. */
  void move(long toMicroseconds) {
    if (toMicroseconds < microseconds) {
      throw new IllegalArgumentException("back from " + microseconds + " to " + toMicroseconds);
    }
    microseconds = toMicroseconds;
  }

  @Override
  public Instant instant() {
    return start.plus(microseconds, ChronoUnit.MICROS);
  }

  /**
   * A board's clocks.
   *
   * @param boot names the boot
   * @param bootedMicroseconds how long before the start of the run it booted
   */
  BoardClock board(long boot, long bootedMicroseconds) {
    long utc = ChronoUnit.MICROS.between(Instant.EPOCH, start);
    return new BoardClock() {
      @Override
      public long bootId() {
        return boot;
      }

      @Override
      public long monotonicMicroseconds() {
        return microseconds + bootedMicroseconds;
      }

      @Override
      public long utcMicroseconds() {
        return microseconds + utc;
      }

      @Override
      public ClockQuality quality() {
        return ClockQuality.SYNCHRONISED;
      }
    };
  }
}
