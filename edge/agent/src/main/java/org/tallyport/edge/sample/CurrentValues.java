package org.tallyport.edge.sample;

import org.tallyport.equipment.Quality;

/**
 * The latest reading of every signal of a board, for births and snapshots. The sample loop sets,
 * any thread copies.
 */
public final class CurrentValues {
  /**
   * One signal's latest reading.
   *
   * @param timeMicroseconds board-monotonic time; the start of the agent when there is none
   * @param steps whole steps of the signal's resolution, 0 when bad
   * @param quality bad when there is none
   */
  public record Value(long timeMicroseconds, long steps, Quality quality) {}

  private final long[] times;
  private final long[] steps;
  private final Quality[] qualities;

  /**
   * So many signals, none with a value.
   *
   * @param startMicroseconds board-monotonic time before that of any reading to come: what is known
   *     of a signal without one is dated so, and never hides a reading that was held back
   */
  public CurrentValues(int signals, long startMicroseconds) {
    times = new long[signals];
    steps = new long[signals];
    qualities = new Quality[signals];
    java.util.Arrays.fill(times, startMicroseconds);
    java.util.Arrays.fill(qualities, Quality.BAD);
  }

  /** A newer reading of a signal. */
  public synchronized void set(int signal, long timeMicroseconds, long value, Quality quality) {
    times[signal] = timeMicroseconds;
    steps[signal] = quality == Quality.BAD ? 0 : value;
    qualities[signal] = quality;
  }

  /** How many signals there are. */
  public int size() {
    return times.length;
  }

  /** The latest reading of a signal. */
  public synchronized Value get(int signal) {
    return new Value(times[signal], steps[signal], qualities[signal]);
  }
}
