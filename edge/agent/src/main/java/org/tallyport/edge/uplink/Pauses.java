package org.tallyport.edge.uplink;

import java.time.Duration;
import java.util.SplittableRandom;

/** The pauses between attempts: each at most twice the one before, half of it left to chance. */
final class Pauses {
  private final long first;
  private final long longest;
  private final SplittableRandom random;
  private long next;

  Pauses(Duration first, Duration longest, long seed) {
    this.first = first.toNanos() / 1_000;
    this.longest = longest.toNanos() / 1_000;
    random = new SplittableRandom(seed);
    next = this.first;
  }

  long nextMicroseconds() {
    long pause = next / 2 + random.nextLong(next / 2 + 1);
    next = Math.min(longest, next * 2);
    return pause;
  }

  void reset() {
    next = first;
  }
}
