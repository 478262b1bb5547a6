package org.tallyport.simulator.plc;

import java.util.ArrayList;
import java.util.List;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;

/** Which signals of a crane stand together, too, as PLC programmers like to have them. */
final class PlcShapes {
  private static final List<Role> SPREADER =
      List.of(
          Role.SPREADER_LOCKED,
          Role.SPREADER_UNLOCKED,
          Role.SPREADER_LANDED,
          Role.SPREADER_LANDED_LEFT,
          Role.SPREADER_LANDED_RIGHT,
          Role.SPREADER_MODE);
  private static final List<Role> PINS =
      List.of(Role.SPREADER_LANDED_LEFT, Role.SPREADER_LANDED_RIGHT);
  private static final List<Role> POSITIONS =
      List.of(
          Role.HOIST_HEIGHT,
          Role.TROLLEY_POSITION,
          Role.GANTRY_POSITION,
          Role.SLEW_ANGLE,
          Role.SLEW_RADIUS);

  private PlcShapes() {}

  /** The compounds of equipment with these signals; members in a fixed order. */
  static List<PlcCompound> of(EquipmentId equipment, List<Role> signals) {
    List<PlcCompound> compounds = new ArrayList<>();
    add(compounds, equipment, signals, "MotionDevices.Spreader.State", SPREADER, true);
    add(compounds, equipment, signals, "MotionDevices.Spreader.LandingPins", PINS, false);
    add(compounds, equipment, signals, "MotionDevices.ActualPositions", POSITIONS, false);
    return compounds;
  }

  private static void add(
      List<PlcCompound> compounds,
      EquipmentId equipment,
      List<Role> signals,
      String name,
      List<Role> wanted,
      boolean structure) {
    List<PlcNode> members =
        wanted.stream().filter(signals::contains).map(role -> PlcNode.of(equipment, role)).toList();
    if (members.size() > 1) {
      PlcCompound.Kind kind = structure ? PlcCompound.Kind.STRUCTURE : PlcCompound.Kind.ARRAY;
      compounds.add(new PlcCompound(PlcNode.folder(equipment), name, kind, members));
    }
  }
}
