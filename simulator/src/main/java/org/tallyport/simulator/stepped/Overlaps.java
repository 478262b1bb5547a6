package org.tallyport.simulator.stepped;

import java.util.Set;
import org.tallyport.simulator.fault.Fault;
import org.tallyport.simulator.fault.FaultKind;
import org.tallyport.simulator.fault.FaultPlan;

/**
 * Which faults of a plan follow on each other without a break.
 *
 * @param plan all faults
 */
record Overlaps(FaultPlan plan) {
  /** A time without a break. */
  record Stretch(long from, long to) {}

  /** The time of a fault with those of some kinds, of the same victim, that meet it in a row. */
  Stretch joined(Fault first, Set<FaultKind> kinds) {
    Stretch all = new Stretch(first.fromMicroseconds(), first.toMicroseconds());
    while (true) {
      Stretch before = all;
      for (Fault other : plan.faults()) {
        boolean same = kinds.contains(other.kind()) && other.victim().equals(first.victim());
        if (same && other.fromMicroseconds() <= all.to && other.toMicroseconds() >= all.from) {
          all =
              new Stretch(
                  Math.min(all.from, other.fromMicroseconds()),
                  Math.max(all.to, other.toMicroseconds()));
        }
      }
      if (all.equals(before)) {
        return all;
      }
    }
  }

  /** When a time is over, and with it the faults of some kinds that hit a victim within it. */
  long until(String victim, Set<FaultKind> kinds, long from, long to) {
    return plan.faults().stream()
        .filter(fault -> kinds.contains(fault.kind()) && fault.victim().equals(victim))
        .filter(fault -> fault.fromMicroseconds() <= to && fault.toMicroseconds() >= from)
        .mapToLong(Fault::toMicroseconds)
        .reduce(to, Math::max);
  }

  /**
   * Since when blocks may be unacknowledged at a time: since the first of the faults before it.
   *
   * @param underWay how long they may be while nothing is disturbed, microseconds
   */
  long since(long time, long underWay) {
    long since = time - underWay;
    boolean earlier = true;
    while (earlier) {
      earlier = false;
      for (Fault fault : plan.faults()) {
        if (fault.fromMicroseconds() < since && fault.toMicroseconds() + underWay >= since) {
          since = fault.fromMicroseconds();
          earlier = true;
        }
      }
    }
    return since;
  }
}
