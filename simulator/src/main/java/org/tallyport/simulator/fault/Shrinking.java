package org.tallyport.simulator.fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the smallest part of a plan that still fails: fewer faults first, then usual tuning. */
public final class Shrinking {
  /** Tells whether a run under a plan fails. */
  @FunctionalInterface
  public interface Failing {
    boolean with(FaultPlan plan) throws IOException;
  }

  private Shrinking() {}

  /**
   * Leaves out ever smaller parts of the plan while what is left still fails (delta debugging:
   * Zeller and Hildebrandt 2002); a plan of n faults takes some n log n runs.
   *
   * @param plan one that fails
   */
  public static FaultPlan smallest(FaultPlan plan, Failing failing) throws IOException {
    FaultPlan best = plan;
    FaultPlan untuned = new FaultPlan(Tuning.USUAL, best.faults());
    if (!untuned.equals(best) && failing.with(untuned)) {
      best = untuned;
    }
    for (int part = Math.max(1, best.faults().size() / 2); part >= 1; part /= 2) {
      int at = 0;
      while (at < best.faults().size()) {
        FaultPlan less = without(best, at, part);
        if (failing.with(less)) {
          best = less;
        } else {
          at += part;
        }
      }
    }
    return best;
  }

  private static FaultPlan without(FaultPlan plan, int from, int count) {
    List<Fault> kept = new ArrayList<>(plan.faults());
    kept.subList(from, Math.min(kept.size(), from + count)).clear();
    return new FaultPlan(plan.tuning(), kept);
  }
}
