package org.tallyport.gateway.console;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times of the fold, microseconds since 1970-01-01T00:00Z, and instants. */
final class Microseconds {
  static final double PER_SECOND = 1_000_000;

  private Microseconds() {}

  static Instant instant(long utcMicroseconds) {
    return Instant.EPOCH.plus(utcMicroseconds, ChronoUnit.MICROS);
  }

  static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
