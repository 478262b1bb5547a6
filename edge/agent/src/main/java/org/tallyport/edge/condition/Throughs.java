package org.tallyport.edge.condition;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tallyport.edge.sample.ReadingSink;
import org.tallyport.edge.sample.SignalList;

/** Marks up to which time the readings of each equipment are complete. */
final class Throughs {
  /** An idle equipment is marked after so much time. */
  static final long IDLE_MICROSECONDS = 250_000;

  private final int[][] sensorsOf;
  private final int[][] signalsOf;
  private final long[] marked;
  private final Outlet outlet;
  private final ReadingSink ring;

  Throughs(SignalList signals, int[] sensorOf, Outlet outlet, ReadingSink ring) {
    this.outlet = outlet;
    this.ring = ring;
    int count = signals.equipments().size();
    marked = new long[count];
    Arrays.fill(marked, Long.MIN_VALUE);
    signalsOf = new int[count][];
    sensorsOf = new int[count][];
    for (int e = 0; e < count; e++) {
      int equipment = e;
      signalsOf[e] =
          IntStream.range(0, signals.size())
              .filter(signal -> signals.equipmentOf(signal) == equipment)
              .toArray();
      sensorsOf[e] = Arrays.stream(signalsOf[e]).map(s -> sensorOf[s]).distinct().toArray();
    }
  }

  /** Marks each equipment whose readings went, or whose time went on by enough. */
  void mark(long[] watermarks, Conditioner[] conditioners, int[] holdingOf) {
    for (int equipment = 0; equipment < marked.length; equipment++) {
      long through = Long.MAX_VALUE;
      boolean holds = outlet.refuses();
      for (int sensor : sensorsOf[equipment]) {
        through = Math.min(through, watermarks[sensor]);
        holds |= holdingOf[sensor] > 0;
      }
      if (holds && through != Long.MIN_VALUE) {
        through = Math.min(through, heldBack(equipment, conditioners) - 1);
      }
      if (due(equipment, through)) {
        marked[equipment] = through;
        ring.through(equipment, through);
      }
    }
  }

  private boolean due(int equipment, long through) {
    long before = marked[equipment];
    return through > before
        && (outlet.wrote(equipment)
            || before == Long.MIN_VALUE
            || through - before >= IDLE_MICROSECONDS);
  }

  private long heldBack(int equipment, Conditioner[] conditioners) {
    long earliest = Conditioner.NOTHING;
    for (int signal : signalsOf[equipment]) {
      earliest = Math.min(earliest, conditioners[signal].heldBackMicroseconds());
      earliest = Math.min(earliest, outlet.heldBackMicroseconds(signal));
    }
    return earliest;
  }
}
