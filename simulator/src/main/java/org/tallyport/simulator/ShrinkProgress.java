package org.tallyport.simulator;

import java.util.function.Consumer;
import org.tallyport.simulator.fault.FaultPlan;

/** A line on the terminal that says how far the shrinking of a plan is. */
final class ShrinkProgress implements Consumer<FaultPlan>, AutoCloseable {
  private final TerminalLine line = new TerminalLine();
  private final int all;
  private int tried;

  ShrinkProgress(FaultPlan plan) {
    all = plan.faults().size();
  }

  @Override
  public void accept(FaultPlan plan) {
    tried++;
    line.show("run %d: %d of %d faults".formatted(tried, plan.faults().size(), all));
  }

  @Override
  public void close() {
    line.close();
  }
}
