package org.tallyport.simulator.plc;

import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Unit;
import org.tallyport.equipment.ValueType;

/**
 * One variable of a PLC.
 *
 * @param folder the crane or track it belongs to, such as {@code STS1}
 * @param name below it, such as {@code MotionDevices.Spreader.ParameterSet.Locked}
 * @param type its OPC UA type
 * @param unit what it is measured in
 * @param samplingMilliseconds how often the PLC looks at it, time of its clock; 0 for a fast one,
 *     whose every change is told
 */
public record PlcNode(
    String folder, String name, PlcType type, Unit unit, long samplingMilliseconds) {
  static final long SLOW_MILLISECONDS = 500;

  public PlcNode {
    if (folder.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException("PLC node \"" + folder + "\".\"" + name + "\": blank");
    }
    if (samplingMilliseconds < 0) {
      throw new IllegalArgumentException(
          "PLC node " + folder + "." + name + " sampled every " + samplingMilliseconds + " ms");
    }
  }

  /** A fast one without a unit. */
  public PlcNode(String folder, String name, PlcType type) {
    this(folder, name, type, Unit.NONE, 0);
  }

  /** Where a signal of a role lies: in the equipment's folder; wind and counters are slow. */
  public static PlcNode of(EquipmentId equipment, Role role) {
    PlcType type =
        switch (role.type()) {
          case ValueType.BOOLEAN -> PlcType.BOOLEAN;
          case ValueType.INTEGER -> role == Role.MOVE_COUNTER ? PlcType.UINT32 : PlcType.INT32;
          case ValueType.DECIMAL -> PlcType.DOUBLE;
        };
    boolean slow = role == Role.WIND_SPEED || role == Role.MOVE_COUNTER;
    return new PlcNode(
        folder(equipment), PlcNames.of(role), type, role.unit(), slow ? SLOW_MILLISECONDS : 0);
  }

  /** A PLC has no dash in its names. */
  static String folder(EquipmentId equipment) {
    return equipment.value().replace("-", "");
  }

  /** {@code folder.name}: how {@link SimulatedPlc#set} knows it. */
  public String path() {
    return folder + "." + name;
  }

  /** The node id that a client configures, such as {@code ns=2;s=STS1.Spreader.bLocked}. */
  public String nodeId() {
    return "ns=2;s=" + path();
  }
}
