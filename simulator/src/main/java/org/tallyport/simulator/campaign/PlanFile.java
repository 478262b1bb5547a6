package org.tallyport.simulator.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tallyport.simulator.fault.Fault;
import org.tallyport.simulator.fault.FaultKind.Victim;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.scenario.Board;
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
    for (Fault fault : plan.faults()) {
      List<String> victims = victims(fault.kind().victim(), scenario);
      if (!victims.contains(fault.victim())) {
        throw new IllegalArgumentException(
            "\"%s\": cannot happen to %s, wanted one of %s"
                .formatted(fault.line(), fault.victim(), String.join(", ", victims)));
      }
    }
    return plan;
  }

  private static List<String> victims(Victim victim, Scenario scenario) {
    List<String> boards = scenario.boards().stream().map(Board::id).toList();
    return switch (victim) {
      case BROKER -> List.of(Fault.BROKER);
      case GATEWAY -> List.of(Fault.GATEWAY);
      case BOARD -> boards;
      case EQUIPMENT -> scenario.equipment().stream().map(Object::toString).toList();
      case CLIENT -> {
        List<String> clients = new ArrayList<>(boards);
        clients.add(Fault.GATEWAY);
        yield clients;
      }
    };
  }
}
