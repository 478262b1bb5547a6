package org.tallyport.simulator.plc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.simulator.model.Model;
import org.tallyport.simulator.model.SignalSink;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.Scenario;

/** The PLCs of a scenario for whoever connects to them: one per board that reads a PLC. */
public final class PlcPlay implements AutoCloseable {
  private final List<Station> stations = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();

  /**
   * One PLC.
   *
   * @param board the board that reads it in the scenario
   */
  public record Station(String board, PlcStation plc) {}

  /** A model and where its signals go. */
  private record Part(Model model, SignalSink sink) {}

  /**
   * PLCs that serve from now on, with and without security, and stand still at time 0.
   *
   * @param port of the first PLC, the others take those that follow; 0 for free ones
   * @param startUtcMicroseconds when it begins, microseconds since 1970
   * @param runMicroseconds the time since then; asked by many threads
   * @throws IllegalArgumentException for a scenario without a PLC
   * @throws IllegalStateException where a port is taken
   */
  public PlcPlay(
      Scenario scenario,
      long seed,
      int port,
      long startUtcMicroseconds,
      LongSupplier runMicroseconds) {
    List<Model> models = scenario.models().apply(seed);
    boolean served = false;
    try {
      for (Board board : scenario.boards()) {
        if (board.wiring() == Board.Wiring.PLC) {
          int own = port == 0 ? 0 : port + stations.size();
          serve(board, models, own, startUtcMicroseconds, runMicroseconds);
        }
      }
      if (stations.isEmpty()) {
        throw new IllegalArgumentException(
            "scenario \"" + scenario.name() + "\" has no PLC: all its boards read pins");
      }
      advance(0);
      served = true;
    } finally {
      if (!served) {
        close();
      }
    }
  }

  private void serve(
      Board board, List<Model> models, int port, long startUtc, LongSupplier runMicroseconds) {
    Map<EquipmentId, List<Role>> equipment = new LinkedHashMap<>();
    List<Model> own =
        models.stream().filter(model -> board.equipment().contains(model.equipment())).toList();
    own.forEach(model -> equipment.put(model.equipment(), model.signals()));
    PlcStation plc =
        new PlcStation(equipment, PlcAccess.withSecurity(), port, startUtc, runMicroseconds);
    stations.add(new Station(board.id(), plc));
    own.forEach(model -> parts.add(new Part(model, plc.sink(model.equipment()))));
    plc.start();
  }

  /** All PLCs. */
  public List<Station> stations() {
    return List.copyOf(stations);
  }

  /**
   * Plays all that happens up to a time, and beats ten times a second.
   *
   * @param runMicroseconds since the start; not before an earlier call's
   */
  public void advance(long runMicroseconds) {
    for (Part part : parts) {
      part.model().advance(runMicroseconds, part.sink(), _ -> {});
    }
    stations.forEach(station -> station.plc().complete(runMicroseconds));
  }

  @Override
  public void close() {
    stations.forEach(station -> station.plc().close());
  }
}
