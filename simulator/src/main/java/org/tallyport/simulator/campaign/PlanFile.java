package org.tallyport.simulator.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.scenario.Scenario;

/** Reads plans for a scenario. */
public final class PlanFile {
  private PlanFile() {}

  /**
   * Reads a file of lines, such as {@code faults.txt}.
   *
   * @throws IllegalArgumentException saying which line, and what was wanted
   */
  public static FaultPlan read(Path file, Scenario scenario) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(file + ": no such file");
    }
    try {
      return checked(FaultPlan.read(file), scenario);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The plan of lines that a scenario states itself.
   *
   * @throws IllegalArgumentException saying which line, and what was wanted
   */
  public static FaultPlan of(Scenario scenario) {
    return checked(FaultPlan.parse(scenario.faults()), scenario);
  }

  private static FaultPlan checked(FaultPlan plan, Scenario scenario) {
    plan.requireVictims(scenario);
    return plan;
  }
}
