package org.tallyport.equipment;

/** The clocks of a board. Simulations and tests put their own in its place. */
public interface BoardClock {
  /**
   * Names the boot whose monotonic time this is: a positive 63-bit hash of the kernel's boot id.
   * Times of two boots are not comparable.
   */
  long bootId();

  /** Microseconds since boot, never going back (CLOCK_MONOTONIC, as the kernel's GPIO stamps). */
  long monotonicMicroseconds();

  /** Wall time in microseconds since 1970-01-01T00:00Z; may step, may be wrong. */
  long utcMicroseconds();

  /**
   * Wall time less monotonic time, in microseconds, both of one instant: while the reading thread
   * was held up between the two, they are read again, a few times at most. The more so where the
   * clock runs faster than life.
   */
  default long utcOffsetMicroseconds() {
    long offset = 0;
    long narrowest = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 8 && narrowest > 1_000; attempt++) {
      long before = monotonicMicroseconds();
      long utc = utcMicroseconds();
      long width = monotonicMicroseconds() - before;
      if (width < narrowest) {
        narrowest = width;
        offset = utc - before - width / 2;
      }
    }
    return offset;
  }

  /** How far {@link #utcMicroseconds()} can be trusted. */
  ClockQuality quality();
}
