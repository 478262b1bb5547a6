package org.tallyport.simulator.load;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/** How many durations fell into each of a row of spans that grow by a twentieth; any thread. */
final class Latencies {
  private static final double GROWTH = 1.05;
  private static final double FIRST_MILLISECONDS = 0.1;

  /** The last one begins at about half an hour. */
  private static final int SPANS = 340;

  private final AtomicLongArray counts = new AtomicLongArray(SPANS);

  void add(long nanoseconds) {
    double milliseconds = nanoseconds / (double) TimeUnit.MILLISECONDS.toNanos(1);
    int span =
        milliseconds <= FIRST_MILLISECONDS
            ? 0
            : (int) Math.ceil(Math.log(milliseconds / FIRST_MILLISECONDS) / Math.log(GROWTH));
    counts.incrementAndGet(Math.min(SPANS - 1, span));
  }

  /** What was counted up to now, to be taken off later. */
  long[] counts() {
    long[] now = new long[SPANS];
    Arrays.setAll(now, counts::get);
    return now;
  }

  /**
   * The duration that a part of all stays within.
   *
   * @param part 0 to 1, such as 0.99
   * @return milliseconds, at most a twentieth too high; 0 when there is none
   */
  double milliseconds(double part) {
    return milliseconds(part, new long[SPANS]);
  }

  /**
   * The same of those that came later.
   *
   * @param before {@link #counts} of an earlier time
   */
  double milliseconds(double part, long[] before) {
    long[] since = counts();
    Arrays.setAll(since, i -> since[i] - before[i]);
    long wanted = (long) Math.ceil(Arrays.stream(since).sum() * part);
    long seen = 0;
    for (int i = 0; i < SPANS && wanted > 0; i++) {
      seen += since[i];
      if (seen >= wanted) {
        return FIRST_MILLISECONDS * Math.pow(GROWTH, i);
      }
    }
    return 0;
  }
}
