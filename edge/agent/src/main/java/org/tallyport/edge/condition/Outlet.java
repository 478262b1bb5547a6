package org.tallyport.edge.condition;

import org.tallyport.edge.sample.CurrentValues;
import org.tallyport.edge.sample.ReadingSink;
import org.tallyport.edge.sample.SignalList;
import org.tallyport.equipment.Quality;

/**
 * Hands readings to the ring. A reading for which there was no room is the ring's loss; the latest
 * one of each signal is kept here and given again, with its own time, until it is taken, and holds
 * back the <em>through</em> of its equipment as long.
 */
final class Outlet implements Emission {
  /** Steps after which refused readings are given again. */
  private static final int PATIENCE = 16;

  private final SignalList list;
  private final ReadingSink ring;
  private final CurrentValues current;
  private final boolean[] wrote;
  private final boolean[] refused;
  private final long[] times;
  private final long[] steps;
  private final Quality[] qualities;
  private int refusals;
  private int patience;

  Outlet(SignalList list, ReadingSink ring, CurrentValues current) {
    this.list = list;
    this.ring = ring;
    this.current = current;
    int signals = list.size();
    wrote = new boolean[list.equipments().size()];
    refused = new boolean[signals];
    times = new long[signals];
    steps = new long[signals];
    qualities = new Quality[signals];
  }

  @Override
  public void reading(int signal, long timeMicroseconds, long value, Quality quality) {
    current.set(signal, timeMicroseconds, value, quality);
    wrote[list.equipmentOf(signal)] = true;
    boolean taken = ring.reading(signal, timeMicroseconds, value, quality);
    if (!taken) {
      times[signal] = timeMicroseconds;
      steps[signal] = value;
      qualities[signal] = quality;
    }
    refuse(signal, !taken);
  }

  /** Gives refused readings again from time to time. */
  void giveAgain() {
    if (refusals == 0 || ++patience < PATIENCE) {
      return;
    }
    patience = 0;
    for (int signal = 0; signal < refused.length; signal++) {
      if (refused[signal]) {
        wrote[list.equipmentOf(signal)] = true;
        refuse(signal, !ring.reading(signal, times[signal], steps[signal], qualities[signal]));
      }
    }
  }

  boolean refuses() {
    return refusals > 0;
  }

  /** The time of the refused reading of a signal, or {@link Conditioner#NOTHING}. */
  long heldBackMicroseconds(int signal) {
    return refused[signal] ? times[signal] : Conditioner.NOTHING;
  }

  /** Whether readings of an equipment were given since the last call. */
  boolean wrote(int equipment) {
    boolean was = wrote[equipment];
    wrote[equipment] = false;
    return was;
  }

  private void refuse(int signal, boolean now) {
    if (refused[signal] != now) {
      refused[signal] = now;
      refusals += now ? 1 : -1;
    }
  }
}
