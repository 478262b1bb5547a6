package org.tallyport.simulator.load;

import java.util.ArrayList;
import java.util.List;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Signal;
import org.tallyport.equipment.ValueType;

/**
 * What the signals of a crane say while it moves one box every two minutes from the vessel to the
 * quay; signals beyond those of a crane are temperatures and the like, for display.
 */
final class LoadSignals {
  private static final List<Role> CRANE =
      List.of(
          Role.SPREADER_LOCKED,
          Role.SPREADER_LANDED,
          Role.HOIST_LOAD,
          Role.HOIST_HEIGHT,
          Role.TROLLEY_POSITION,
          Role.CONTROL_ON,
          Role.GANTRY_POSITION,
          Role.WIND_SPEED);

  private static final double CYCLE_SECONDS = 120;
  private static final double LOCKED_FROM = 20;
  private static final double LOCKED_TO = 80;
  private static final double ON_GROUND = 3;
  private static final double TONNES = 22.5;
  private static final double LIFTED_METRES = 20;
  private static final double VESSEL_METRES = 30;
  private static final double QUAY_METRES = -8;
  private static final double TRAVEL_SECONDS = 40;

  private final List<Signal> signals = new ArrayList<>();

  LoadSignals(EquipmentId equipment, int count) {
    for (int i = 0; i < count; i++) {
      Role role = i < CRANE.size() ? CRANE.get(i) : Role.OTHER;
      String name = role == Role.OTHER ? "other." + (i + 1) : role.word();
      int decimals = role.type() == ValueType.DECIMAL ? 2 : 0;
      signals.add(new Signal(equipment, name, role, role.unit(), role.type(), decimals));
    }
  }

  List<Signal> signals() {
    return signals;
  }

  /** The value of a signal at a time, in its steps. */
  long steps(int signal, double seconds) {
    Signal one = signals.get(signal);
    double phase = seconds % CYCLE_SECONDS;
    boolean locked = phase >= LOCKED_FROM && phase < LOCKED_TO;
    boolean landed =
        Math.abs(phase - LOCKED_FROM) < ON_GROUND || Math.abs(phase - LOCKED_TO) < ON_GROUND;
    return one.steps(
        switch (one.role()) {
          case SPREADER_LOCKED -> locked ? 1 : 0;
          case SPREADER_LANDED -> landed ? 1 : 0;
          case CONTROL_ON -> 1;
          case HOIST_LOAD -> locked && !landed ? TONNES : 0;
          case HOIST_HEIGHT -> landed ? 0 : LIFTED_METRES;
          case TROLLEY_POSITION -> trolley(phase);
          default -> 20 + 5 * StrictMath.sin(seconds / 10 + signal);
        });
  }

  /** Over the vessel until it has the box, over the quay until it has given it away. */
  private static double trolley(double phase) {
    double towards = Math.clamp((phase - LOCKED_FROM - ON_GROUND) / TRAVEL_SECONDS, 0, 1);
    double back =
        Math.clamp((phase - LOCKED_TO - ON_GROUND) / (TRAVEL_SECONDS - 2 * ON_GROUND), 0, 1);
    return VESSEL_METRES + (QUAY_METRES - VESSEL_METRES) * (towards - back);
  }
}
