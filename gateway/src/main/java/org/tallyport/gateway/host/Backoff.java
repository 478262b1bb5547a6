package org.tallyport.gateway.host;

import java.util.random.RandomGenerator;

/** Waits that double up to a limit, each shortened by up to a half at random. */
final class Backoff {
  private static final long LEAST_MICROSECONDS = 200_000;
  private static final long MOST_MICROSECONDS = 10_000_000;

  private final RandomGenerator chance;
  private long wait = LEAST_MICROSECONDS;

  Backoff(RandomGenerator chance) {
    this.chance = chance;
  }

  long nextMicroseconds() {
    long now = wait;
    wait = Math.min(MOST_MICROSECONDS, wait * 2);
    return now / 2 + chance.nextLong(now / 2 + 1);
  }

  void reset() {
    wait = LEAST_MICROSECONDS;
  }
}
