package org.tallyport.equipment;

import java.time.Duration;

/**
 * Pauses between attempts at something that fails: each twice as long as the one before, up to a
 * bound, and short again after a success. Not for several threads at once.
 */
public final class Pauses {
  private final long firstNanos;
  private final long longestNanos;
  private long nextNanos;

  /**
   * Pauses from the first on.
   *
   * @param longest their bound, not less than the first
   */
  public Pauses(Duration first, Duration longest) {
    firstNanos = first.toNanos();
    longestNanos = longest.toNanos();
    if (firstNanos < 1 || longestNanos < firstNanos) {
      throw new IllegalArgumentException("pauses from " + first + " to " + longest);
    }
    nextNanos = firstNanos;
  }

  /** The pause before the next attempt. */
  public long nextNanos() {
    long pause = nextNanos;
    nextNanos = Math.min(2 * pause, longestNanos);
    return pause;
  }

  /** An attempt succeeded. */
  public void reset() {
    nextNanos = firstNanos;
  }
}
