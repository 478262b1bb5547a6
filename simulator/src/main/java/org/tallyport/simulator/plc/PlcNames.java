package org.tallyport.simulator.plc;

import org.tallyport.equipment.Role;

/**
 * Where a signal lies below its equipment. Cranes after OPC 40020-1 (7.1
 * CraneMotionDeviceSystemType, 7.2 CraneMotionDeviceType, 7.3 CraneAxisType) and OPC 40010-1 (7.3
 * AxisType, 7.7 SafetyStateType, 7.23 LoadType), which it builds on; a motion device has one axis
 * of the same name. For spreader and grab the standard knows the category LOAD_LIFTING_ATTACHMENT
 * and no variables: theirs, and whatever is no crane, are our words.
 */
final class PlcNames {
  private static final String DEVICES = "MotionDevices.";

  private PlcNames() {}

  static String of(Role role) {
    return switch (role) {
      case HOIST_LOAD -> axis("Hoist") + "ActualLoad.Mass";
      case HOIST_HEIGHT -> position("Hoist");
      case TROLLEY_POSITION -> position("Trolley");
      case GANTRY_POSITION -> position("Gantry");
      case SLEW_ANGLE -> position("Slewing");
      case SLEW_RADIUS -> position("Luffing");
      case SLEW_OVER_VESSEL -> parameter("Slewing", "OverVessel");
      case CONTROL_ON -> "ParameterSet.SystemOn";
      case EMERGENCY_STOP -> "SafetyStates.SafetyState.ParameterSet.EmergencyStop";
      case SPREADER_LOCKED -> parameter("Spreader", "Locked");
      case SPREADER_UNLOCKED -> parameter("Spreader", "Unlocked");
      case SPREADER_LANDED -> parameter("Spreader", "Landed");
      case SPREADER_LANDED_LEFT -> parameter("Spreader", "LandedLeft");
      case SPREADER_LANDED_RIGHT -> parameter("Spreader", "LandedRight");
      case SPREADER_MODE -> parameter("Spreader", "Mode");
      case GRAB_CLOSED -> parameter("Grab", "Closed");
      case WIND_SPEED -> "Wind.Speed";
      case MOVE_COUNTER -> "Counters.Moves";
      case WHEEL_A -> "Wheels.A";
      case WHEEL_B -> "Wheels.B";
      case WAGON_MASS -> "Scale.Mass";
      case METER_TOTAL -> "Meter.Total";
      case OTHER -> "Other";
    };
  }

  private static String position(String device) {
    return axis(device) + "ParameterSet.ActualPosition";
  }

  private static String axis(String device) {
    return DEVICES + device + ".Axes." + device + ".";
  }

  private static String parameter(String device, String name) {
    return DEVICES + device + ".ParameterSet." + name;
  }
}
