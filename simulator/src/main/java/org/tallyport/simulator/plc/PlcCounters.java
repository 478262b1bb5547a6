package org.tallyport.simulator.plc;

import java.util.List;
import java.util.Optional;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Unit;

/**
 * What a crane's PLC counts by itself: a lift when spreader or grab lets go of what weighed more
 * than a tonne. It forgets since-start figures and the lift at hand when it restarts; totals are
 * retained, and come round soon.
 */
final class PlcCounters {
  private static final double LOADED_TONNES = 1;
  private static final long WIDTH = 1L << 32;
  private static final long MOVES_LEFT = 3;
  private static final long KILOGRAMS_LEFT = 50_000;

  private final PlcNode moves;
  private final PlcNode sinceStart;
  private final PlcNode kilograms;
  private final int grip;
  private final int load;
  private long totalMoves = WIDTH - MOVES_LEFT;
  private long totalKilograms = WIDTH - KILOGRAMS_LEFT;
  private long startedMoves;
  private boolean gripping;
  private double heaviest;

  /** Takes what was counted. */
  interface Memory {
    /**
     * A count.
     *
     * @param value beyond the node's width it comes round
     */
    void set(PlcNode node, double value);
  }

  private PlcCounters(EquipmentId equipment, int grip, int load) {
    this.grip = grip;
    this.load = load;
    String folder = PlcNode.folder(equipment);
    moves = PlcNode.of(equipment, Role.MOVE_COUNTER);
    sinceStart = counter(folder, "Counters.MovesSinceStart", PlcType.INT32, Unit.NONE);
    kilograms = counter(folder, "Counters.Mass", PlcType.UINT32, Unit.KILOGRAMS);
  }

  private static PlcNode counter(String folder, String name, PlcType type, Unit unit) {
    return new PlcNode(folder, name, type, unit, PlcNode.SLOW_MILLISECONDS);
  }

  /** Those of equipment with these signals; none for what does not lift. */
  static Optional<PlcCounters> of(EquipmentId equipment, List<Role> signals) {
    int grip = Math.max(signals.indexOf(Role.SPREADER_LOCKED), signals.indexOf(Role.GRAB_CLOSED));
    int load = signals.indexOf(Role.HOIST_LOAD);
    return grip < 0 || load < 0
        ? Optional.empty()
        : Optional.of(new PlcCounters(equipment, grip, load));
  }

  List<PlcNode> nodes() {
    return List.of(moves, sinceStart, kilograms);
  }

  /** A signal of the equipment, while the PLC runs. */
  void signal(int signal, double value, Memory memory) {
    if (signal == load && gripping) {
      heaviest = Math.max(heaviest, value);
    } else if (signal == grip) {
      boolean released = gripping && value == 0;
      gripping = value != 0;
      if (released && heaviest > LOADED_TONNES) {
        totalMoves++;
        startedMoves++;
        totalKilograms += Math.round(heaviest * 1_000);
        tell(memory);
      }
      heaviest = 0;
    }
  }

  /** The PLC starts: what is not retained is 0. */
  void start(boolean gripsNow, Memory memory) {
    startedMoves = 0;
    heaviest = 0;
    gripping = gripsNow;
    tell(memory);
  }

  /** Tells where the counters stand. */
  private void tell(Memory memory) {
    memory.set(moves, (double) totalMoves);
    memory.set(sinceStart, (double) startedMoves);
    memory.set(kilograms, (double) totalKilograms);
  }

  /** The signal that says whether it grips. */
  int grip() {
    return grip;
  }
}
