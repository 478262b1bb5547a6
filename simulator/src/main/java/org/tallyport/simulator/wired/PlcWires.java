package org.tallyport.simulator.wired;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.simulator.model.SignalSink;
import org.tallyport.simulator.plc.PlcAccess;
import org.tallyport.simulator.plc.PlcNode;
import org.tallyport.simulator.plc.PlcStation;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.BoardYaml;

/** A board whose equipment all hangs on one PLC. */
final class PlcWires implements BoardWires {
  private final PlcStation station;

  /**
   * A PLC that serves from now on.
   *
   * @param startUtcMicroseconds UTC of the run's start
   * @param runTime microseconds since then; asked by many threads
   */
  PlcWires(
      Board board, BoardYaml.Signals signals, long startUtcMicroseconds, LongSupplier runTime) {
    Map<EquipmentId, List<Role>> equipment = new LinkedHashMap<>();
    board.equipment().forEach(one -> equipment.put(one, signals.of(one)));
    station = new PlcStation(equipment, PlcAccess.open(), 0, startUtcMicroseconds, runTime);
    station.start();
  }

  @Override
  public String sources(Board board) {
    return String.format(
        Locale.ROOT,
        "  plc: {driver: opcua, endpoint: \"%s\", heartbeat: \"%s\", publishing_ms: 50, pki:"
            + " pki}%n",
        station.plc().endpoint(),
        PlcStation.HEARTBEAT.nodeId());
  }

  @Override
  public String signal(EquipmentId equipment, int signal, Role role) {
    return "source: plc, node: \"" + PlcNode.of(equipment, role).nodeId() + "\", sampling_ms: 0";
  }

  @Override
  public SignalSink sink(EquipmentId equipment) {
    return station.sink(equipment);
  }

  @Override
  public void complete(long runMicroseconds) {
    station.complete(runMicroseconds);
  }

  @Override
  public void lose() {
    station.stop();
  }

  @Override
  public void regain() {
    station.start();
  }

  @Override
  public void beginDownload() {
    station.beginDownload();
  }

  @Override
  public void endDownload() {
    station.endDownload();
  }

  @Override
  public void close() {
    station.close();
  }
}
