package org.tallyport.simulator.stepped;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

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

  /** Wall time of the world, microseconds since 1970-01-01T00:00Z. */
  long utcMicroseconds() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, start) + microseconds;
  }
}
