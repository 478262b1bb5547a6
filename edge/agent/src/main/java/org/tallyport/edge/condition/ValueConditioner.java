package org.tallyport.edge.condition;

import org.tallyport.edge.config.Condition;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Signal;

/**
 * A measured or counted value, reported by exception. A reading opens an interval of
 * <em>at-most-every</em>; of the changes within it the latest is kept and reported at its end, and
 * opens the next. A change of quality passes at once. After <em>at-least-every</em> the next sample
 * is reported although it says nothing new: a value that no sample confirms is not repeated.
 */
final class ValueConditioner implements Conditioner {
  private final int signal;
  private final Scale scale;
  private final long band;
  private final long atMostEveryMicroseconds;
  private final long atLeastEveryMicroseconds;
  private final Emission sink;

  private long reported;
  private Quality reportedQuality = Quality.BAD;
  private long reportedMicroseconds;
  private boolean everReported;

  /** Whether a sample within the deadband of {@link #reported} says nothing new. */
  private boolean stands;

  private long intervalEndMicroseconds = Long.MIN_VALUE;
  private boolean waiting;
  private long waitingSteps;
  private long waitingMicroseconds;

  ValueConditioner(int index, Signal signal, Condition condition, Emission sink) {
    this.signal = index;
    this.scale = new Scale(signal, condition);
    this.band = Math.max(1, (long) Math.ceil(condition.deadband() * signal.stepsPerUnit() - 1e-9));
    this.atMostEveryMicroseconds = condition.atMostEveryMicroseconds();
    this.atLeastEveryMicroseconds = condition.atLeastEveryMicroseconds();
    this.sink = sink;
  }

  @Override
  public void sample(long timeMicroseconds, double raw, Quality quality) {
    advance(timeMicroseconds);
    long steps = quality == Quality.BAD ? Scale.IMPLAUSIBLE : scale.steps(raw);
    Quality judged = steps == Scale.IMPLAUSIBLE ? Quality.BAD : quality;
    if (judged == Quality.BAD) {
      if (reportedQuality != Quality.BAD || !everReported) {
        flush();
        report(timeMicroseconds, 0, Quality.BAD);
      }
    } else if (!stands || judged != reportedQuality) {
      flush();
      report(timeMicroseconds, steps, judged);
    } else if (Math.abs(steps - reported) >= band) {
      change(timeMicroseconds, steps);
    } else {
      waiting = false;
      confirm(timeMicroseconds, steps, judged);
    }
  }

  @Override
  public void advance(long watermarkMicroseconds) {
    if (waiting && watermarkMicroseconds >= intervalEndMicroseconds) {
      long end = intervalEndMicroseconds;
      flush();
      intervalEndMicroseconds = end + atMostEveryMicroseconds;
    }
  }

  @Override
  public void repeat(long watermarkMicroseconds) {
    if (stands && !waiting) {
      confirm(watermarkMicroseconds, reported, reportedQuality);
    }
  }

  private void confirm(long timeMicroseconds, long steps, Quality quality) {
    if (atLeastEveryMicroseconds > 0
        && timeMicroseconds - reportedMicroseconds >= atLeastEveryMicroseconds) {
      report(timeMicroseconds, steps, quality);
    }
  }

  @Override
  public void lost(long lastMicroseconds) {
    flush();
    stands = false;
  }

  @Override
  public long heldBackMicroseconds() {
    return waiting ? waitingMicroseconds : NOTHING;
  }

  private void change(long timeMicroseconds, long steps) {
    if (timeMicroseconds < intervalEndMicroseconds) {
      waiting = true;
      waitingSteps = steps;
      waitingMicroseconds = timeMicroseconds;
    } else {
      report(timeMicroseconds, steps, reportedQuality);
    }
  }

  private void flush() {
    if (waiting) {
      waiting = false;
      report(waitingMicroseconds, waitingSteps, reportedQuality);
    }
  }

  private void report(long timeMicroseconds, long steps, Quality quality) {
    reported = steps;
    reportedQuality = quality;
    reportedMicroseconds = timeMicroseconds;
    everReported = true;
    stands = quality != Quality.BAD;
    intervalEndMicroseconds = timeMicroseconds + atMostEveryMicroseconds;
    sink.reading(signal, timeMicroseconds, steps, quality);
  }
}
