package org.tallyport.simulator.wired;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.simulator.model.SignalSink;
import org.tallyport.simulator.plc.PlcAccess;
import org.tallyport.simulator.plc.PlcNode;
import org.tallyport.simulator.plc.PlcType;
import org.tallyport.simulator.plc.SimulatedPlc;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.BoardYaml;

/** A board whose equipment all hangs on one PLC. */
final class PlcWires implements BoardWires {
  private static final long GOOD = 0;
  private static final PlcNode HEARTBEAT = new PlcNode("PLC", "Heartbeat", PlcType.INT64);
  private static final long BEAT_MICROSECONDS = 100_000;

  private final Map<EquipmentId, List<PlcNode>> nodes = new HashMap<>();
  private final long startUtcMicroseconds;
  private final SimulatedPlc plc;
  private long beat;
  private long nextBeat = Long.MIN_VALUE;

  /**
   * A PLC that serves from now on.
   *
   * @param startUtcMicroseconds UTC of the run's start
   * @param runTime microseconds since then; asked by many threads
   */
  PlcWires(
      Board board, BoardYaml.Signals signals, long startUtcMicroseconds, LongSupplier runTime) {
    this.startUtcMicroseconds = startUtcMicroseconds;
    List<PlcNode> all = new ArrayList<>();
    all.add(HEARTBEAT);
    for (EquipmentId equipment : board.equipment()) {
      List<PlcNode> own =
          signals.of(equipment).stream().map(role -> PlcNode.of(equipment, role)).toList();
      nodes.put(equipment, own);
      all.addAll(own);
    }
    plc = new SimulatedPlc(all, PlcAccess.open(), () -> startUtcMicroseconds + runTime.getAsLong());
    plc.start();
  }

  @Override
  public String sources(Board board) {
    return String.format(
        Locale.ROOT,
        "  plc: {driver: opcua, endpoint: \"%s\", heartbeat: \"%s\", publishing_ms: 50, pki:"
            + " pki}%n",
        plc.endpoint(),
        HEARTBEAT.nodeId());
  }

  @Override
  public String signal(EquipmentId equipment, int signal, Role role) {
    return "source: plc, node: \"" + nodes(equipment).get(signal).nodeId() + "\", sampling_ms: 0";
  }

  private List<PlcNode> nodes(EquipmentId equipment) {
    List<PlcNode> own = nodes.get(equipment);
    if (own == null) {
      throw new IllegalArgumentException(equipment + " is not on this PLC");
    }
    return own;
  }

  @Override
  public SignalSink sink(EquipmentId equipment) {
    List<PlcNode> own = nodes(equipment);
    return (signal, time, value) ->
        plc.set(own.get(signal).path(), value, startUtcMicroseconds + time, GOOD);
  }

  @Override
  public void complete(long runMicroseconds) {
    if (runMicroseconds >= nextBeat) {
      nextBeat = runMicroseconds + BEAT_MICROSECONDS;
      beat++;
      plc.set(HEARTBEAT.path(), (double) beat, startUtcMicroseconds + runMicroseconds, GOOD);
    }
  }

  @Override
  public void lose() {
    plc.stop();
  }

  @Override
  public void regain() {
    plc.start();
  }

  @Override
  public void close() {
    plc.close();
  }
}
