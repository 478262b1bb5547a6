package org.tallyport.simulator.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.Scenario;

/**
 * What is done to one run.
 *
 * @param tuning of all boards
 * @param faults in no order; they may overlap
 */
public record FaultPlan(Tuning tuning, List<Fault> faults) {
  /** Nothing is done. */
  public static final FaultPlan NONE = new FaultPlan(Tuning.USUAL, List.of());

  public FaultPlan {
    faults = List.copyOf(faults);
  }

  /** When the last fault is over, microseconds of the run; 0 without any. */
  public long toMicroseconds() {
    return faults.stream().mapToLong(Fault::toMicroseconds).max().orElse(0);
  }

  /** Whether something is planned for the disk of a board or of the gateway. */
  public boolean touchesDisk(String victim) {
    return faults.stream()
        .anyMatch(
            fault ->
                fault.kind().victim() == FaultKind.Victim.MACHINE && fault.victim().equals(victim));
  }

  /**
   * Refuses a plan with a victim that a scenario does not have.
   *
   * @throws IllegalArgumentException naming the line and the victims that there are
   */
  public void requireVictims(Scenario scenario) {
    for (Fault fault : faults) {
      List<String> victims = victims(fault.kind().victim(), scenario);
      if (!victims.contains(fault.victim())) {
        throw new IllegalArgumentException(
            "\"%s\": cannot happen to %s, wanted one of %s"
                .formatted(fault.line(), fault.victim(), String.join(", ", victims)));
      }
    }
  }

  private static List<String> victims(FaultKind.Victim victim, Scenario scenario) {
    Stream<String> boards = scenario.boards().stream().map(Board::id);
    return switch (victim) {
      case BROKER -> List.of(Fault.BROKER);
      case GATEWAY -> List.of(Fault.GATEWAY);
      case BOARD -> boards.toList();
      case EQUIPMENT -> scenario.equipment().stream().map(EquipmentId::value).toList();
      case CLIENT, MACHINE -> Stream.concat(boards, Stream.of(Fault.GATEWAY)).toList();
    };
  }

  /** One line for the tuning, one for each fault. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(tuning.line());
    faults.forEach(fault -> lines.add(fault.line()));
    return lines;
  }

  /**
   * Reads lines; empty ones and those that begin with # say nothing.
   *
   * @throws IllegalArgumentException naming the line and what was wanted
   */
  public static FaultPlan parse(List<String> lines) {
    Tuning tuning = Tuning.USUAL;
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      try {
        if (line.startsWith("tuning ")) {
          tuning = Tuning.parse(line);
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          faults.add(Fault.parse(line));
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return new FaultPlan(tuning, faults);
  }

  /** Reads a file of lines. */
  public static FaultPlan read(Path file) throws IOException {
    return parse(Files.readAllLines(file));
  }

  /** Writes a file of lines. */
  public void write(Path file) throws IOException {
    Files.write(file, lines());
  }
}
