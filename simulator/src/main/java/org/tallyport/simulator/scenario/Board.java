package org.tallyport.simulator.scenario;

import java.util.List;
import org.tallyport.equipment.EquipmentId;

/**
 * One board of a scenario.
 *
 * @param id Sparkplug edge node id
 * @param wiring how it reads its equipment
 * @param equipment what it reads
 */
public record Board(String id, Wiring wiring, List<EquipmentId> equipment) {
  /** How a board reads its equipment. */
  public enum Wiring {
    /** One OPC UA server for all of it. */
    PLC,
    /** Contacts on GPIO lines, currents on an ADS1115. */
    PINS
  }

  public Board {
    equipment = List.copyOf(equipment);
  }
}
