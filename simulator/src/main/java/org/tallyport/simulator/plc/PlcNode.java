package org.tallyport.simulator.plc;

import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.ValueType;

/**
 * One variable of a PLC.
 *
 * @param folder the crane or track it belongs to, such as {@code STS1}
 * @param name in the PLC's style, such as {@code Spreader.bLocked}
 * @param type its OPC UA type
 */
public record PlcNode(String folder, String name, PlcType type) {
  public PlcNode {
    if (folder.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException("PLC node \"" + folder + "\".\"" + name + "\": blank");
    }
  }

  /** Where a signal of a role lies: the equipment's folder, the role's word. */
  public static PlcNode of(EquipmentId equipment, Role role) {
    PlcType type =
        switch (role.type()) {
          case ValueType.BOOLEAN -> PlcType.BOOLEAN;
          case ValueType.INTEGER -> PlcType.INT32;
          case ValueType.DECIMAL -> PlcType.DOUBLE;
        };
    return new PlcNode(equipment.value().replace("-", ""), role.word(), type);
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
