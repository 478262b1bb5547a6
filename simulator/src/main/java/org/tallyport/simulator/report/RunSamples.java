package org.tallyport.simulator.report;

import java.util.ArrayList;
import java.util.List;
import org.tallyport.simulator.verdict.Run;

/**
 * What a run looked like from minute to minute, and what struck it. Bounded: of a long run every
 * second, fourth, eighth … minute is kept. Any thread.
 */
public final class RunSamples {
  /** Between two samples, time of the run. */
  public static final long EVERY_MICROSECONDS = 60_000_000;

  static final int MOST = 3_000;

  private final List<Sample> samples = new ArrayList<>();
  private List<Run.Fault> strikes = List.of();
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

  /**
   * Sets what struck the run and may not cost it any reading.
   *
   * @param all each from when it struck until it was over
   */
  public synchronized void strikes(List<Run.Fault> all) {
    strikes = List.copyOf(all);
  }

  /** What struck the run and may not cost it any reading. */
  public synchronized List<Run.Fault> strikes() {
    return strikes;
  }

  /** All that are kept, in order of time. */
  public synchronized List<Sample> all() {
    return List.copyOf(samples);
  }
}
