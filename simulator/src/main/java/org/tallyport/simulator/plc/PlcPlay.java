package org.tallyport.simulator.plc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.simulator.model.Model;
import org.tallyport.simulator.model.SignalSink;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.Scenario;

/** The PLCs of a scenario for whoever connects to them: one per board that reads a PLC. */
public final class PlcPlay implements AutoCloseable {
  private static final PlcNode HEARTBEAT = new PlcNode("PLC", "Heartbeat", PlcType.INT64);
  private static final long BEAT_MICROSECONDS = 100_000;

  private final List<Station> stations = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final long startUtcMicroseconds;
  private long beats;

  /**
   * A node and what it means.
   *
   * @param signal equipment and role; empty for the heartbeat
   */
  public record Tag(PlcNode node, Optional<Signal> signal) {}

  /** A signal of a piece of equipment. */
  public record Signal(EquipmentId equipment, Role role) {}

  /**
   * One PLC.
   *
   * @param board the board that reads it in the scenario
   * @param tags its nodes, the heartbeat first
   */
  public record Station(String board, SimulatedPlc plc, List<Tag> tags) {}

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
    this.startUtcMicroseconds = startUtcMicroseconds;
    List<Model> models = scenario.models().apply(seed);
    boolean served = false;
    try {
      for (Board board : scenario.boards()) {
        if (board.wiring() == Board.Wiring.PLC) {
          int own = port == 0 ? 0 : port + stations.size();
          serve(board, models, own, () -> startUtcMicroseconds + runMicroseconds.getAsLong());
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

  private void serve(Board board, List<Model> models, int port, LongSupplier utcMicroseconds) {
    List<Model> own =
        models.stream().filter(model -> board.equipment().contains(model.equipment())).toList();
    List<Tag> tags = new ArrayList<>();
    tags.add(new Tag(HEARTBEAT, Optional.empty()));
    for (Model model : own) {
      for (Role role : model.signals()) {
        Signal signal = new Signal(model.equipment(), role);
        tags.add(new Tag(PlcNode.of(signal.equipment(), role), Optional.of(signal)));
      }
    }
    List<PlcNode> nodes = tags.stream().map(Tag::node).toList();
    SimulatedPlc plc = new SimulatedPlc(nodes, PlcAccess.withSecurity(), utcMicroseconds, port);
    stations.add(new Station(board.id(), plc, List.copyOf(tags)));
    own.forEach(model -> parts.add(new Part(model, sink(plc, model))));
    plc.start();
  }

  private SignalSink sink(SimulatedPlc plc, Model model) {
    List<String> paths =
        model.signals().stream().map(role -> PlcNode.of(model.equipment(), role).path()).toList();
    return (signal, time, value) ->
        plc.set(paths.get(signal), value, startUtcMicroseconds + time, StatusCodes.Good);
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
    if (runMicroseconds / BEAT_MICROSECONDS >= beats) {
      beats = runMicroseconds / BEAT_MICROSECONDS + 1;
      for (Station station : stations) {
        long utc = startUtcMicroseconds + runMicroseconds;
        station.plc().set(HEARTBEAT.path(), (double) beats, utc, StatusCodes.Good);
      }
    }
  }

  @Override
  public void close() {
    stations.forEach(station -> station.plc().close());
  }
}
