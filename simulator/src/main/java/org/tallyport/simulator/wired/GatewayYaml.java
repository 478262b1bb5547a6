package org.tallyport.simulator.wired;

import java.util.List;
import java.util.Locale;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.gateway.recognise.ZoneBounds;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.Claim;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.scenario.Share;
import org.tallyport.simulator.scenario.Staffing;
import org.tallyport.simulator.scenario.Terminal;

/** Writes the configuration file of a scenario's gateway. */
public final class GatewayYaml {
  private GatewayYaml() {}

  /**
   * The file's text.
   *
   * @param broker such as {@code url: "tcp://127.0.0.1:1883"}
   * @param clock such as {@code driver: simulated, file: "…"}
   * @param port of the console
   */
  public static String text(Scenario scenario, String broker, String clock, int port) {
    StringBuilder text = new StringBuilder();
    text.append("clock: {").append(clock).append("}\n");
    text.append("broker: {").append(broker).append("}\n");
    text.append("ledger: {path: ledger.db}\n");
    text.append("console: {host: 127.0.0.1, port: ").append(port).append("}\n");
    text.append("terminals:\n");
    scenario.terminals().forEach(terminal -> terminal(text, terminal));
    return text.toString();
  }

  private static void terminal(StringBuilder text, Terminal terminal) {
    Staffing staffing = terminal.staffing();
    text.append("  - id: ").append(terminal.id()).append('\n');
    text.append("    name: ").append(quoted(terminal.place())).append('\n');
    text.append("    zone: ").append(terminal.zone()).append('\n');
    text.append("    calendar: {shifts: ").append(quoted(staffing.shifts()));
    text.append(", planned_stop_minutes_per_shift: ").append(staffing.stopMinutesPerShift());
    text.append("}\n");
    terminal.share().ifPresent(share -> claim(text, share));
    text.append("    equipment:\n");
    for (Board board : terminal.boards()) {
      for (EquipmentId id : board.equipment()) {
        equipment(text, terminal, board, id);
      }
    }
  }

  /** The gateway compares tonnes only; a part of nothing is no target. */
  private static void claim(StringBuilder text, Share share) {
    Claim claim = share.claim();
    if (share.tonnes() > 0) {
      text.append("    claims:\n");
      text.append(
          String.format(
              Locale.ROOT,
              "      - {name: %s, from: %s, tonnes_per_year: %.0f, share: %.6f, status: %s,"
                  + " source: %s}%n",
              quoted(claim.name()),
              claim.from(),
              claim.tonnesPerYear(),
              Math.min(1, share.tonnes()),
              quoted(claim.status()),
              quoted(claim.source())));
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static void equipment(
      StringBuilder text, Terminal terminal, Board board, EquipmentId id) {
    EquipmentRules rules = terminal.rules().equipment().get(id);
    if (rules == null) {
      throw new IllegalArgumentException("terminal " + terminal.id() + " has no rules for " + id);
    }
    boolean rail = rules instanceof EquipmentRules.Rail;
    text.append("      - id: ").append(id).append('\n');
    text.append("        kind: ").append(rules.kind()).append('\n');
    text.append("        stage: ").append(rail ? "rail" : "quay").append('\n');
    text.append("        board: ").append(board.id()).append('\n');
    text.append("        boundary: ").append(terminal.boundary().contains(id)).append('\n');
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
