package org.tallyport.simulator.plc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.simulator.model.SignalSink;

/**
 * A PLC with the program of the equipment that hangs on it: signals, what stands together,
 * counters, a heartbeat. Equipment moves on while the PLC is away; what it does then is seen only
 * by where it stands when the PLC is back.
 */
public final class PlcStation implements AutoCloseable {
  /** Ten times a second, after all changes up to its time. */
  public static final PlcNode HEARTBEAT = new PlcNode("PLC", "Heartbeat", PlcType.INT64);

  private static final long BEAT_MICROSECONDS = 100_000;

  private final Map<EquipmentId, PlcMachine> machines = new LinkedHashMap<>();
  private final long startUtcMicroseconds;
  private final LongSupplier utcMicroseconds;
  private final PlcProgram program;
  private final SimulatedPlc plc;
  private boolean running;
  private long beats;
  private long nextBeat = Long.MIN_VALUE;

  /**
   * A PLC that does not serve yet.
   *
   * @param equipment each with its signals, in its model's order
   * @param port 0 for any free one
   * @param startUtcMicroseconds UTC of the run's start
   * @param runMicroseconds time of the run; asked by many threads
   */
  public PlcStation(
      Map<EquipmentId, List<Role>> equipment,
      PlcAccess access,
      int port,
      long startUtcMicroseconds,
      LongSupplier runMicroseconds) {
    this.startUtcMicroseconds = startUtcMicroseconds;
    utcMicroseconds = () -> startUtcMicroseconds + runMicroseconds.getAsLong();
    List<PlcNode> nodes = new ArrayList<>(List.of(HEARTBEAT));
    List<PlcCompound> compounds = new ArrayList<>();
    equipment.forEach(
        (id, signals) -> {
          PlcMachine machine = new PlcMachine(id, signals);
          machines.put(id, machine);
          nodes.addAll(machine.nodes());
          compounds.addAll(PlcShapes.of(id, signals));
        });
    program = new PlcProgram(nodes, compounds);
    plc = new SimulatedPlc(program, access, utcMicroseconds, port);
  }

  /** What its memory holds, the heartbeat first. */
  public PlcProgram program() {
    return program;
  }

  /** The PLC as clients see it. */
  public SimulatedPlc plc() {
    return plc;
  }

  /** Begins to run and to serve, or does so again. Throws if the port has been taken. */
  public synchronized void start() {
    run();
    plc.start();
  }

  /** Goes away. */
  public synchronized void stop() {
    running = false;
    plc.stop();
  }

  /** Its program is being replaced: all nodes are gone, the server stays. */
  public synchronized void beginDownload() {
    running = false;
    plc.beginDownload();
  }

  /** The same program is there again and has read its inputs once. */
  public synchronized void endDownload() {
    plc.endDownload(program);
    run();
  }

  private void run() {
    running = true;
    long now = utcMicroseconds.getAsLong();
    for (PlcMachine machine : machines.values()) {
      machine.start(this::set, now);
    }
    plc.scan(now);
  }

  private void set(PlcNode node, double value, long utc) {
    plc.set(node.path(), value, utc, StatusCodes.Good);
  }

  /** Takes the signals of a piece of equipment; times are those of the run. */
  public SignalSink sink(EquipmentId equipment) {
    PlcMachine machine = machines.get(equipment);
    if (machine == null) {
      throw new IllegalArgumentException(equipment + " is not on this PLC");
    }
    return (signal, time, value) -> take(machine, signal, startUtcMicroseconds + time, value);
  }

  private synchronized void take(PlcMachine machine, int signal, long utc, double value) {
    machine.hold(signal, utc, value);
    if (running) {
      machine.show(signal, this::set);
    }
  }

  /** Everything up to and including this time of the run was put in. */
  public synchronized void complete(long runMicroseconds) {
    if (!running) {
      return;
    }
    long utc = startUtcMicroseconds + runMicroseconds;
    plc.scan(utc);
    if (runMicroseconds >= nextBeat) {
      nextBeat = runMicroseconds + BEAT_MICROSECONDS;
      beats++;
      set(HEARTBEAT, (double) beats, utc);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
