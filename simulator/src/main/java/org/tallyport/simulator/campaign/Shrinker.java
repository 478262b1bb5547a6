package org.tallyport.simulator.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.fault.Shrinking;
import org.tallyport.simulator.stepped.Trial;

/**
 * Finds the smallest part of a trial's plan that still fails, in whatever way.
 *
 * @param trials run one after the other
 * @param folder of these trials alone
 * @param goOn when it says no, the smallest plan so far is taken
 * @param trying is told each plan before it is tried
 */
public record Shrinker(
    Trials trials, Path folder, BooleanSupplier goOn, Consumer<FaultPlan> trying) {
  /**
   * Shrinks.
   *
   * @param failing a trial that fails
   */
  public FaultPlan smallest(Trial failing) throws IOException {
    return Shrinking.smallest(failing.plan(), plan -> fails(failing, plan));
  }

  private boolean fails(Trial trial, FaultPlan plan) {
    if (!goOn.getAsBoolean()) {
      return false;
    }
    trying.accept(plan);
    Trial less = new Trial(trial.scenario(), trial.seed(), plan, trial.lengthMicroseconds());
    return Attempt.of(trials, less, folder).failed();
  }
}
