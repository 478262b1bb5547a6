package org.tallyport.simulator.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What a run looked like from minute to minute. Bounded: of a long run every second, fourth, eighth
 * … minute is kept. Any thread.
 */
public final class RunSamples {
  /** Between two samples, time of the run. */
  public static final long EVERY_MICROSECONDS = 60_000_000;

  static final int MOST = 3_000;

  private final List<Sample> samples = new ArrayList<>();
  private long spacing = EVERY_MICROSECONDS;
  private long due = Long.MIN_VALUE;

  /** Takes a sample; in order of time. */
  public synchronized void add(Sample sample) {
    if (sample.microseconds() < due) {
      return;
    }
    samples.add(sample);
    if (samples.size() > MOST) {
      List<Sample> kept = new ArrayList<>();
      for (int i = 0; i < samples.size(); i += 2) {
        kept.add(samples.get(i));
      }
      samples.clear();
      samples.addAll(kept);
      spacing *= 2;
    }
    due = samples.getLast().microseconds() + spacing;
  }

  /** All that are kept, in order of time. */
  public synchronized List<Sample> all() {
    return List.copyOf(samples);
  }
}
