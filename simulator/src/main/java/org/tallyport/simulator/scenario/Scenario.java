package org.tallyport.simulator.scenario;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.settings.InvalidConfiguration;
import org.tallyport.simulator.model.Model;

/**
 * Terminals and their work. Ids of boards and of equipment are unique in all of it.
 *
 * @param name the word on the command line
 * @param title one line for people
 * @param start UTC of the start of every run
 * @param lengthMicroseconds of a run for which no length is given
 * @param terminals at least one
 * @param faults what is done to a run on purpose, one line each; see {@code simulator.fault}
 * @param models builds the world from a seed
 */
public record Scenario(
    String name,
    String title,
    Instant start,
    long lengthMicroseconds,
    List<Terminal> terminals,
    List<String> faults,
    LongFunction<List<Model>> models) {
  private static final List<String> SHIPPED =
      List.of(
          "baku",
          "small",
          "aktau-grain",
          "alat-wind",
          "turkmenbashi-ferry",
          "corridor",
          "thousand-boards");

  public Scenario {
    terminals = List.copyOf(terminals);
    faults = List.copyOf(faults);
  }

  /** The names of all that come with the program. */
  public static List<String> names() {
    return SHIPPED;
  }

  /** All that come with the program. */
  public static List<Scenario> all() {
    return SHIPPED.stream().map(ScenarioReader::shipped).toList();
  }

  /** The scenario of a name; empty when there is none. */
  public static Optional<Scenario> named(String name) {
    return SHIPPED.contains(name) ? Optional.of(ScenarioReader.shipped(name)) : Optional.empty();
  }

  /**
   * The scenario in a file.
   *
   * @throws InvalidConfiguration with every fault, if there is one
   */
  public static Scenario read(Path file) throws InvalidConfiguration {
    return ScenarioReader.file(file);
  }

  /** All boards, terminal by terminal. */
  public List<Board> boards() {
    return terminals.stream().flatMap(terminal -> terminal.boards().stream()).toList();
  }

  /** All equipment, board by board. */
  public List<EquipmentId> equipment() {
    return terminals.stream().flatMap(terminal -> terminal.equipment().stream()).toList();
  }

  /** The rules of all equipment. */
  public Map<EquipmentId, EquipmentRules> rules() {
    Map<EquipmentId, EquipmentRules> rules = new HashMap<>();
    terminals.forEach(terminal -> rules.putAll(terminal.rules().equipment()));
    return rules;
  }

  /** Where a board stands. */
  public Terminal terminalOf(Board board) {
    return terminals.stream()
        .filter(terminal -> terminal.boards().contains(board))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no board " + board.id()));
  }

  /** Where a piece of equipment stands. */
  public Terminal terminalOf(EquipmentId equipment) {
    return terminals.stream()
        .filter(terminal -> terminal.rules().equipment().containsKey(equipment))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no equipment " + equipment));
  }
}
