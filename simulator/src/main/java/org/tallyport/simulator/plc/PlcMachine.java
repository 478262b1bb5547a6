package org.tallyport.simulator.plc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;

/** One piece of equipment at the terminals of a PLC: where it stands, and what the PLC counts. */
final class PlcMachine {
  private final List<PlcNode> signals;
  private final Optional<PlcCounters> counters;
  private final double[] values;
  private final long[] times;

  /** Takes what the PLC knows. */
  interface Memory {
    /**
     * A value.
     *
     * @param utcMicroseconds the source time
     */
    void set(PlcNode node, double value, long utcMicroseconds);
  }

  PlcMachine(EquipmentId equipment, List<Role> roles) {
    signals = roles.stream().map(role -> PlcNode.of(equipment, role)).toList();
    counters = PlcCounters.of(equipment, roles);
    values = new double[roles.size()];
    times = new long[roles.size()];
  }

  List<PlcNode> nodes() {
    List<PlcNode> nodes = new ArrayList<>(signals);
    counters.ifPresent(own -> nodes.addAll(own.nodes()));
    return nodes;
  }

  /** A signal has this value now, whether the PLC looks or not. */
  void hold(int signal, long utcMicroseconds, double value) {
    values[signal] = value;
    times[signal] = utcMicroseconds;
  }

  /** The PLC sees a signal change. */
  void show(int signal, Memory memory) {
    long utc = times[signal];
    memory.set(signals.get(signal), values[signal], utc);
    counters.ifPresent(
        own -> own.signal(signal, values[signal], (node, value) -> memory.set(node, value, utc)));
  }

  /** The PLC starts and sees where everything stands. */
  void start(Memory memory, long nowUtcMicroseconds) {
    for (int i = 0; i < values.length; i++) {
      long utc = Math.max(nowUtcMicroseconds, times[i]);
      memory.set(signals.get(i), values[i], utc);
    }
    counters.ifPresent(
        own ->
            own.start(
                values[own.grip()] != 0,
                (node, value) -> memory.set(node, value, nowUtcMicroseconds)));
  }
}
