package org.tallyport.simulator.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.truth.TruthSink;

/**
 * What one equipment does next: contacts and truth at their times, analogue signals as ramps. It is
 * written ahead up to its end and played in time order; at equal times first what was written
 * first, then analogue samples in signal order.
 */
final class Score {
  private sealed interface Cue {
    long time();

    long order();

    record Value(long time, long order, int signal, double value) implements Cue {}

    record Truth(long time, long order, TrueEvent event) implements Cue {}
  }

  private final PriorityQueue<Cue> cues =
      new PriorityQueue<>(Comparator.comparingLong(Cue::time).thenComparingLong(Cue::order));
  private final @Nullable Analogue[] analogues;
  private long order;
  private long end;

  Score(int signals) {
    analogues = new Analogue[signals];
  }

  void analogue(int signal, Analogue analogue) {
    analogues[signal] = analogue;
  }

  /** A signal takes a value at a time. */
  void set(int signal, long time, double value) {
    cues.add(new Cue.Value(time, order++, signal, value));
  }

  /** A contact that closes or opens, and chatters for some milliseconds as it does. */
  void bounce(int signal, long time, boolean closed, Chance chance) {
    long each = chance.microseconds(0.000_3, 0.001_5);
    set(signal, time, closed ? 1 : 0);
    set(signal, time + each, closed ? 0 : 1);
    set(signal, time + 2 * each, closed ? 1 : 0);
  }

  void truth(TrueEvent event) {
    cues.add(new Cue.Truth(event.timeMicroseconds(), order++, event));
  }

  long endMicroseconds() {
    return end;
  }

  void extend(long toMicroseconds) {
    end = Math.max(end, toMicroseconds);
  }

  long nextMicroseconds() {
    Cue cue = cues.peek();
    int first = firstAnalogue();
    return Math.min(cue == null ? Long.MAX_VALUE : cue.time(), time(first));
  }

  /**
   * Gives everything up to and including a time.
   *
   * @param compose writes on; called when all before the end has been played, never earlier, so
   *     that what is known ahead does not depend on how time is cut into steps
   */
  void play(long to, Runnable compose, SignalSink sink, TruthSink truth) {
    while (end <= to) {
      play(end - 1, sink, truth);
      compose.run();
    }
    play(to, sink, truth);
  }

  private void play(long to, SignalSink sink, TruthSink truth) {
    while (true) {
      Cue cue = cues.peek();
      int first = firstAnalogue();
      if (cue != null && cue.time() <= time(first)) {
        if (cue.time() > to) {
          return;
        }
        cues.remove();
        give(cue, sink, truth);
      } else {
        long time = time(first);
        if (time > to || first < 0) {
          return;
        }
        sink.signal(first, time, sample(first));
      }
    }
  }

  private static void give(Cue cue, SignalSink sink, TruthSink truth) {
    switch (cue) {
      case Cue.Value value -> sink.signal(value.signal, value.time, value.value);
      case Cue.Truth happened -> truth.happened(happened.event);
    }
  }

  private double sample(int signal) {
    Analogue analogue = analogues[signal];
    if (analogue == null) {
      throw new IllegalStateException(signal + " of " + Arrays.toString(analogues));
    }
    return analogue.sample();
  }

  private long time(int signal) {
    Analogue analogue = signal < 0 ? null : analogues[signal];
    return analogue == null ? Long.MAX_VALUE : analogue.nextMicroseconds();
  }

  private int firstAnalogue() {
    int first = -1;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < analogues.length; i++) {
      long time = time(i);
      if (time < least) {
        least = time;
        first = i;
      }
    }
    return first;
  }
}
