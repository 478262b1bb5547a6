package org.tallyport.edge.condition;

import org.tallyport.edge.config.Condition;
import org.tallyport.equipment.Quality;

/**
 * A contact: a level is believed when it has stood for the debounce time, and is then reported with
 * the time of its first edge. A contact that does not come to rest for {@value #UNREST} debounce
 * times is chattering: that is reported once, as the last level believed, uncertain, or as bad
 * where none is. When it rests again its level is reported, as any other, whichever it is.
 */
final class ContactConditioner implements Conditioner {
  /** Debounce times without rest that make a chattering contact. */
  static final int UNREST = 20;

  private static final int NONE = -1;

  private final int signal;
  private final boolean invert;
  private final long debounceMicroseconds;
  private final long atLeastEveryMicroseconds;
  private final Emission sink;

  private int reported = NONE;
  private Quality reportedQuality = Quality.BAD;
  private long reportedMicroseconds;
  private boolean everReported;

  /** Whether a sample that agrees with {@link #reported} says nothing new. */
  private boolean stands;

  /** Whether it was reported that this contact does not come to rest. */
  private boolean chattering;

  private int candidate = NONE;
  private long candidateMicroseconds;
  private Quality candidateQuality = Quality.GOOD;

  private int raw = NONE;
  private long edgeMicroseconds;
  private long unrestMicroseconds;

  ContactConditioner(int signal, Condition condition, Emission sink) {
    this.signal = signal;
    this.invert = condition.invert();
    this.debounceMicroseconds = condition.debounceMicroseconds();
    this.atLeastEveryMicroseconds = condition.atLeastEveryMicroseconds();
    this.sink = sink;
  }

  @Override
  public void sample(long timeMicroseconds, double value, Quality quality) {
    advance(timeMicroseconds);
    if (quality == Quality.BAD || !Double.isFinite(value)) {
      bad(timeMicroseconds);
      return;
    }
    int level = (value != 0) != invert ? 1 : 0;
    if (level != raw) {
      edge(timeMicroseconds, level);
    }
    if (stands && level == reported) {
      candidate = NONE;
      confirm(timeMicroseconds, quality);
    } else if (level == candidate) {
      candidateQuality = candidateQuality.worse(quality);
    } else {
      candidate = level;
      candidateMicroseconds = timeMicroseconds;
      candidateQuality = quality;
    }
    advance(timeMicroseconds);
  }

  @Override
  public void advance(long watermarkMicroseconds) {
    if (candidate != NONE
        && watermarkMicroseconds - candidateMicroseconds >= debounceMicroseconds) {
      int level = candidate;
      candidate = NONE;
      stands = true;
      chattering = false;
      report(candidateMicroseconds, level, candidateQuality);
    }
  }

  @Override
  public void repeat(long watermarkMicroseconds) {
    if (stands && candidate == NONE) {
      confirm(watermarkMicroseconds, reportedQuality);
    }
  }

  @Override
  public void lost(long lastMicroseconds) {
    stands = false;
    if (candidate != NONE) {
      candidateMicroseconds = Math.max(candidateMicroseconds, lastMicroseconds);
    }
  }

  @Override
  public long heldBackMicroseconds() {
    return candidate == NONE ? NOTHING : candidateMicroseconds;
  }

  private void bad(long timeMicroseconds) {
    candidate = NONE;
    raw = NONE;
    stands = false;
    chattering = false;
    reportBad(timeMicroseconds);
  }

  private void reportBad(long timeMicroseconds) {
    if (reportedQuality != Quality.BAD || !everReported) {
      report(timeMicroseconds, NONE, Quality.BAD);
    }
  }

  private void edge(long timeMicroseconds, int level) {
    boolean rested =
        raw == NONE || timeMicroseconds - edgeMicroseconds >= Math.max(1, debounceMicroseconds);
    if (rested) {
      unrestMicroseconds = timeMicroseconds;
    } else if (!chattering
        && debounceMicroseconds > 0
        && timeMicroseconds - unrestMicroseconds >= UNREST * debounceMicroseconds) {
      chatters(timeMicroseconds);
    }
    raw = level;
    edgeMicroseconds = timeMicroseconds;
  }

  private void chatters(long timeMicroseconds) {
    chattering = true;
    stands = false;
    candidate = NONE;
    if (reported == NONE) {
      reportBad(timeMicroseconds);
    } else {
      report(timeMicroseconds, reported, Quality.UNCERTAIN);
    }
  }

  private void confirm(long timeMicroseconds, Quality quality) {
    if (quality != reportedQuality
        || (atLeastEveryMicroseconds > 0
            && timeMicroseconds - reportedMicroseconds >= atLeastEveryMicroseconds)) {
      report(timeMicroseconds, reported, quality);
    }
  }

  private void report(long timeMicroseconds, int level, Quality quality) {
    reported = level;
    reportedQuality = quality;
    reportedMicroseconds = timeMicroseconds;
    everReported = true;
    sink.reading(signal, timeMicroseconds, Math.max(0, level), quality);
  }
}
