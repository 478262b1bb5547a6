package org.tallyport.simulator.scenario;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.gateway.recognise.EquipmentRules;

/**
 * Writes the configuration file of a scenario's board: the same equipment, signals and conditions
 * for every way of wiring.
 */
public final class BoardYaml {
  /** Deadband of a load, tonnes. */
  private static final double LOAD_DEADBAND = 0.1;

  /** Resolution of a load: two decimals of a tonne. */
  private static final double LOAD_STEP = 0.01;

  /** Where the signals of a board come from. */
  public interface Wires {
    /** The lines under {@code sources:}, each indented by two. */
    String sources(Board board);

    /**
     * What a signal says about its source, without a bracket: {@code source: plc, node: "…"}.
     *
     * @param equipment whose
     * @param signal index into the signals of its model
     * @param role its role
     */
    String signal(EquipmentId equipment, int signal, Role role);
  }

  /**
   * What stands above the sources.
   *
   * @param clock such as {@code driver: system}
   * @param broker such as {@code url: "tcp://127.0.0.1:1883"}
   * @param journal such as {@code path: journal.db}
   */
  public record Head(String clock, String broker, String journal) {}

  private BoardYaml() {}

  /**
   * The file's text.
   *
   * @param signals gives the signals of a piece of equipment, as its model has them
   */
  public static String text(
      Scenario scenario, Board board, Head head, Wires wires, Signals signals) {
    StringBuilder text = new StringBuilder();
    text.append("terminal: ").append(scenario.terminalOf(board).id()).append('\n');
    text.append("board: ").append(board.id()).append('\n');
    text.append("clock: {").append(head.clock()).append("}\n");
    text.append("broker: {").append(head.broker()).append("}\n");
    text.append("journal: {").append(head.journal()).append("}\n");
    text.append("sources:\n").append(wires.sources(board));
    text.append("equipment:\n");
    for (EquipmentId equipment : board.equipment()) {
      text.append("  - id: ").append(equipment).append('\n');
      text.append("    signals:\n");
      List<Role> roles = signals.of(equipment);
      for (int i = 0; i < roles.size(); i++) {
        Role role = roles.get(i);
        text.append("      - {role: ").append(role.word()).append(", ");
        text.append(wires.signal(equipment, i, role)).append(condition(role)).append("}\n");
      }
    }
    return text.toString();
  }

  /** The signals of a piece of equipment. */
  @FunctionalInterface
  public interface Signals {
    List<Role> of(EquipmentId equipment);
  }

  /** How far the mass of one lift may be off: deadband and resolution, grams. */
  private static long massBoundGrams() {
    return Math.round((LOAD_DEADBAND + LOAD_STEP) * 1e6);
  }

  /** The same per equipment, grams; 0 where no mass is measured. */
  public static Map<EquipmentId, Long> massBoundsGrams(Scenario scenario) {
    Map<EquipmentId, Long> bounds = new TreeMap<>();
    scenario
        .rules()
        .forEach(
            (id, of) -> bounds.put(id, of instanceof EquipmentRules.Rail ? 0L : massBoundGrams()));
    return bounds;
  }

  private static String condition(Role role) {
    return switch (role) {
      case SPREADER_LOCKED,
          SPREADER_UNLOCKED,
          SPREADER_LANDED,
          SPREADER_LANDED_LEFT,
          SPREADER_LANDED_RIGHT,
          SLEW_OVER_VESSEL,
          GRAB_CLOSED,
          CONTROL_ON,
          EMERGENCY_STOP ->
          ", debounce_ms: 100";
      case WHEEL_A, WHEEL_B -> ", debounce_ms: 1";
      case HOIST_LOAD ->
          ", decimals: 2, deadband: " + LOAD_DEADBAND + ", min: -5, max: 90, " + every(100);
      case HOIST_HEIGHT, TROLLEY_POSITION -> ", decimals: 2, deadband: 0.1, " + every(200);
      case GANTRY_POSITION, SLEW_ANGLE, SLEW_RADIUS ->
          ", decimals: 1, deadband: 0.5, " + every(200);
      case WIND_SPEED -> ", decimals: 1, deadband: 0.5, min: 0, max: 60, " + every(1000);
      case SPREADER_MODE, MOVE_COUNTER, WAGON_MASS, METER_TOTAL, OTHER -> "";
    };
  }

  private static String every(long milliseconds) {
    return "at_most_every_ms: " + milliseconds + ", at_least_every_ms: 30000";
  }
}
