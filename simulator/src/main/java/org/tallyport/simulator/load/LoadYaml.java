package org.tallyport.simulator.load;

import java.net.URI;
import java.util.Optional;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.wire.EdgeNode;

/** Names the boards of a load run, and writes the configuration of the gateway for them. */
final class LoadYaml {
  /** A gateway takes this much equipment per terminal; more boards are of more terminals. */
  static final int BOARDS_PER_TERMINAL = 500;

  static final String HOST = "tallyport-load";

  private LoadYaml() {}

  static String terminal(int number) {
    return "LOAD" + (number + 1);
  }

  static int terminals(int boards) {
    return (boards + BOARDS_PER_TERMINAL - 1) / BOARDS_PER_TERMINAL;
  }

  static EdgeNode node(int board) {
    return new EdgeNode(terminal(board / BOARDS_PER_TERMINAL), "board-" + (board + 1));
  }

  static EquipmentId equipment(int board) {
    return new EquipmentId("CRANE-" + (board + 1));
  }

  /**
   * The file's text.
   *
   * @param broker of its own; empty: embedded at this port
   */
  static String text(int boards, Optional<URI> broker, int brokerPort, int consolePort) {
    StringBuilder text = new StringBuilder();
    text.append("host_id: ").append(HOST).append('\n');
    String embedded = "host: 127.0.0.1, port: " + brokerPort;
    String choice = broker.map(url -> "url: \"" + url + '"').orElse(embedded);
    text.append("broker: {").append(choice).append("}\n");
    text.append("ledger: {path: ledger.db}\n");
    text.append("console: {host: 127.0.0.1, port: ").append(consolePort).append("}\n");
    text.append("terminals:\n");
    for (int i = 0; i < terminals(boards); i++) {
      terminal(text, i, Math.min(boards, (i + 1) * BOARDS_PER_TERMINAL));
    }
    return text.toString();
  }

  private static void terminal(StringBuilder text, int number, int endBoard) {
    text.append("  - id: ").append(terminal(number)).append('\n');
    text.append("    name: \"Load ").append(number + 1).append("\"\n");
    text.append("    zone: UTC\n");
    text.append("    calendar: {shifts: \"08:00 20:00\", planned_stop_minutes_per_shift: 60}\n");
    text.append("    equipment:\n");
    for (int board = number * BOARDS_PER_TERMINAL; board < endBoard; board++) {
      text.append("      - id: ").append(equipment(board)).append('\n');
      text.append("        kind: ship-to-shore\n        stage: quay\n");
      text.append("        board: ").append(node(board).edge()).append('\n');
      text.append("        boundary: true\n        load_limit_t: 65\n        zones:\n");
      text.append("          - {zone: vessel, from: 2, to: 60}\n");
      text.append("          - {zone: quay, from: -16, to: 2}\n");
    }
  }
}
