package org.tallyport.simulator.wired;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tallyport.driver.opcua.NodeOpcuaPlc;
import org.tallyport.equipment.Role;

/** A container crane on a PLC that is not made with our stack, and what its board says of it. */
final class NodeOpcuaCrane {
  /** What the drivers' own test installed serves here too. */
  private static final Path INSTALLED = Path.of("..", "hardware", "drivers", "target/node-opcua");

  private static final String BEAT = "PLC.nHeartbeat";
  private static final double VESSEL = 30.5;
  private static final double QUAY = -6.5;

  /** One signal: where the PLC has it, as what, and what the board's configuration adds. */
  private record Tag(Role role, String node, String type, Object value, String condition) {}

  private static final Tag LOCKED = contact(Role.SPREADER_LOCKED, "bLocked", false);
  private static final Tag UNLOCKED = contact(Role.SPREADER_UNLOCKED, "bUnlocked", true);
  private static final Tag LANDED = contact(Role.SPREADER_LANDED, "bLanded", false);
  private static final Tag LEFT = contact(Role.SPREADER_LANDED_LEFT, "bLandedLeft", false);
  private static final Tag RIGHT = contact(Role.SPREADER_LANDED_RIGHT, "bLandedRight", false);
  private static final Tag MODE = new Tag(Role.SPREADER_MODE, "STS7.iMode", "Int16", 40, "");
  private static final Tag LOAD =
      value(Role.HOIST_LOAD, "rLoad", 0, ", decimals: 2, deadband: 0.05, min: -5, max: 90");
  private static final Tag HEIGHT =
      value(Role.HOIST_HEIGHT, "rHeight", 9, ", deadband: 0.1, at_most_every_ms: 100");
  private static final Tag TROLLEY =
      value(Role.TROLLEY_POSITION, "rTrolley", VESSEL, ", deadband: 0.1, at_most_every_ms: 100");
  private static final Tag GANTRY =
      value(Role.GANTRY_POSITION, "rGantry", 120, ", deadband: 0.1, at_most_every_ms: 500");
  private static final Tag CONTROL = contact(Role.CONTROL_ON, "bControlOn", true);
  private static final Tag WIND =
      value(Role.WIND_SPEED, "rWind", 4.5, ", decimals: 1, deadband: 0.5");
  private static final List<Tag> TAGS =
      List.of(
          LOCKED, UNLOCKED, LANDED, LEFT, RIGHT, MODE, LOAD, HEIGHT, TROLLEY, GANTRY, CONTROL,
          WIND);

  private final NodeOpcuaPlc plc;

  /** Orders the PLC of {@link #start} about. */
  NodeOpcuaCrane(NodeOpcuaPlc plc) {
    this.plc = plc;
  }

  private static Tag contact(Role role, String node, boolean value) {
    return new Tag(role, "STS7." + node, "Boolean", value, ", debounce_ms: 50");
  }

  private static Tag value(Role role, String node, double value, String condition) {
    return new Tag(role, "STS7." + node, "Float", value, condition);
  }

  /** The PLC with the crane's spreader empty and high over the vessel. */
  static NodeOpcuaPlc start() throws IOException, InterruptedException {
    List<NodeOpcuaPlc.Node> nodes =
        new ArrayList<>(List.of(new NodeOpcuaPlc.Node(BEAT, "UInt32", 0)));
    TAGS.forEach(tag -> nodes.add(new NodeOpcuaPlc.Node(tag.node, tag.type, tag.value)));
    NodeOpcuaPlc plc = NodeOpcuaPlc.start(INSTALLED, nodes);
    plc.count(BEAT, 100);
    return plc;
  }

  /** The board's configuration. */
  static String board(String endpoint, String broker) {
    StringBuilder text = new StringBuilder();
    text.append("terminal: AZBAK\nboard: quay-7\n");
    text.append("broker: {url: \"").append(broker).append("\"}\n");
    text.append("journal: {path: journal.db, commit_interval_ms: 100}\n");
    text.append("sources:\n  plc: {driver: opcua, endpoint: \"").append(endpoint);
    text.append("\", publishing_ms: 50, heartbeat: \"").append(NodeOpcuaPlc.nodeId(BEAT));
    text.append("\"}\nequipment:\n  - id: STS-7\n    kind: ship-to-shore\n    signals:\n");
    for (Tag tag : TAGS) {
      text.append("      - {role: ").append(tag.role.word()).append(", source: plc, node: \"");
      text.append(NodeOpcuaPlc.nodeId(tag.node)).append("\", sampling_ms: 0");
      text.append(tag.condition).append("}\n");
    }
    return text.toString();
  }

  /** The gateway's configuration: every port a free one. */
  static String gateway() {
    return """
    broker: {host: 127.0.0.1, port: 0}
    ledger: {path: ledger.db}
    console: {host: 127.0.0.1, port: 0}
    terminals:
      - id: AZBAK
        name: "Port of Baku, Alat"
        zone: Asia/Baku
        equipment:
          - id: STS-7
            kind: ship-to-shore
            stage: quay
            board: quay-7
            boundary: true
            zones:
              - {zone: vessel, from: 2, to: 60}
              - {zone: quay, from: -16, to: 2}
    """;
  }

  /**
   * Takes a load from the vessel to the quay and comes back. The pauses are the least that a site's
   * rules want: locked 0.3 s, hanging free 1 s.
   *
   * @param mode 40: one box; 220: two of twenty feet
   */
  void discharges(int mode, double tonnes) {
    plc.set(Map.of(TROLLEY.node, VESSEL, MODE.node, mode));
    stand(0);
    plc.set(Map.of(UNLOCKED.node, false));
    plc.pause(100);
    plc.set(Map.of(LOCKED.node, true));
    plc.pause(600);
    liftOff(tonnes);
    plc.pause(1_300);
    plc.set(Map.of(HEIGHT.node, 9));
    plc.pause(200);
    plc.set(Map.of(TROLLEY.node, QUAY));
    stand(tonnes);
    plc.set(Map.of(LOCKED.node, false));
    plc.pause(100);
    plc.set(Map.of(UNLOCKED.node, true));
    plc.pause(600);
    liftOff(0);
    plc.set(Map.of(HEIGHT.node, 9));
    plc.pause(200);
  }

  /** Comes down until the pins say that it stands, then slackens. */
  private void stand(double tonnes) {
    plc.set(Map.of(HEIGHT.node, 5, LOAD.node, tonnes));
    plc.pause(200);
    plc.set(Map.of(LANDED.node, true, LEFT.node, true, RIGHT.node, true));
    plc.pause(200);
    plc.set(Map.of(LOAD.node, 0));
    plc.pause(100);
  }

  private void liftOff(double tonnes) {
    plc.set(Map.of(LANDED.node, false, LEFT.node, false, RIGHT.node, false));
    plc.pause(20);
    plc.set(Map.of(LOAD.node, tonnes, HEIGHT.node, 5.5));
    plc.pause(100);
  }

  /** The anemometer fails. */
  void losesItsWind() {
    plc.bad(WIND.node);
  }
}
