package org.tallyport.edge.condition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tallyport.edge.sample.ReadingSink;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Signal;

/** Marks up to which time the readings of each equipment are complete. */
final class Throughs {
  /** An idle equipment is marked after so much time. */
  static final long IDLE_MICROSECONDS = 250_000;

  private final int[][] sensorsOf;
  private final int[][] signalsOf;
  private final long[] marked;
  private final Outlet outlet;
  private final ReadingSink ring;

  Throughs(int[] equipmentOf, int[] sensorOf, Outlet outlet, ReadingSink ring) {
    this.outlet = outlet;
    this.ring = ring;
    int count = count(equipmentOf);
    marked = new long[count];
    Arrays.fill(marked, Long.MIN_VALUE);
    signalsOf = new int[count][];
    sensorsOf = new int[count][];
    for (int e = 0; e < count; e++) {
      int equipment = e;
      signalsOf[e] =
          IntStream.range(0, equipmentOf.length).filter(s -> equipmentOf[s] == equipment).toArray();
      sensorsOf[e] = Arrays.stream(signalsOf[e]).map(s -> sensorOf[s]).distinct().toArray();
    }
  }

  /** Index of each signal's equipment: numbered by first appearance. */
  static int[] equipmentOf(List<Signal> signals) {
    List<EquipmentId> seen = new ArrayList<>();
    int[] equipmentOf = new int[signals.size()];
    for (int i = 0; i < equipmentOf.length; i++) {
      EquipmentId equipment = signals.get(i).equipment();
      if (!seen.contains(equipment)) {
        seen.add(equipment);
      }
      equipmentOf[i] = seen.indexOf(equipment);
    }
    return equipmentOf;
  }

  /** How many equipments there are. */
  static int count(int[] equipmentOf) {
    return Arrays.stream(equipmentOf).max().orElse(-1) + 1;
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
