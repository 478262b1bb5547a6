package org.tallyport.simulator.wired;

import java.util.List;
import java.util.Locale;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.gateway.recognise.ZoneBounds;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.Scenario;

/** Writes the configuration file of a scenario's gateway. */
final class GatewayYaml {
  private GatewayYaml() {}

  /**
   * The file's text.
   *
   * @param broker such as {@code url: "tcp://127.0.0.1:1883"}
   * @param clock such as {@code driver: simulated, file: "…"}
   * @param port of the console
   */
  static String text(Scenario scenario, String broker, String clock, int port) {
    StringBuilder text = new StringBuilder();
    text.append("clock: {").append(clock).append("}\n");
    text.append("broker: {").append(broker).append("}\n");
    text.append("ledger: {path: ledger.db}\n");
    text.append("console: {host: 127.0.0.1, port: ").append(port).append("}\n");
    text.append("terminals:\n");
    text.append("  - id: ").append(scenario.terminal()).append('\n');
    text.append("    name: \"").append(scenario.place()).append("\"\n");
    text.append("    zone: ").append(scenario.zone()).append('\n');
    text.append("    calendar: {shifts: \"08:00 20:00\", planned_stop_minutes_per_shift: 60}\n");
    text.append("    claims:\n");
    text.append(
        String.format(
            Locale.ROOT,
            "      - {name: \"design capacity\", from: 2018-01-01, tonnes_per_year: %.0f,"
                + " share: %.6f, status: design, source: \"%s\"}%n",
            scenario.share().capacityTonnesPerYear(),
            scenario.share().tonnes(),
            "published figures, 2018"));
    text.append("    equipment:\n");
    for (Board board : scenario.boards()) {
      for (EquipmentId id : board.equipment()) {
        equipment(text, scenario, board, id);
      }
    }
    return text.toString();
  }

  private static void equipment(
      StringBuilder text, Scenario scenario, Board board, EquipmentId id) {
    EquipmentRules rules = scenario.rules().equipment().get(id);
    if (rules == null) {
      throw new IllegalArgumentException("scenario " + scenario.name() + " has no rules for " + id);
    }
    boolean rail = rules instanceof EquipmentRules.Rail;
    text.append("      - id: ").append(id).append('\n');
    text.append("        kind: ").append(rules.kind()).append('\n');
    text.append("        stage: ").append(rail ? "rail" : "quay").append('\n');
    text.append("        board: ").append(board.id()).append('\n');
    text.append("        boundary: ").append(scenario.boundary().contains(id)).append('\n');
    text.append("        rule_version: ").append(rules.version()).append('\n');
    switch (rules) {
      case EquipmentRules.Spreader spreader -> {
        text.append("        load_limit_t: 65\n");
        zones(text, spreader.zones());
      }
      case EquipmentRules.Hook hook -> {
        text.append("        load_limit_t: 40\n");
        zones(text, hook.zones());
      }
      case EquipmentRules.Rail track ->
          text.append("        sensor_distance_m: ").append(track.sensorMetres()).append('\n');
    }
  }

  private static void zones(StringBuilder text, List<ZoneBounds> zones) {
    text.append("        zones:\n");
    for (ZoneBounds zone : zones) {
      text.append(
          String.format(
              Locale.ROOT,
              "          - {zone: %s, from: %s, to: %s}%n",
              zone.zone().name().toLowerCase(Locale.ROOT),
              zone.from(),
              zone.to()));
    }
  }
}
