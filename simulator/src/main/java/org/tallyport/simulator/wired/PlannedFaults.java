package org.tallyport.simulator.wired;

import java.util.Comparator;
import java.util.List;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.fault.Fault;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.wired.WiredFault.Kind;

/** Carries plans of simulated time over to a terminal whose time-outs are real. */
final class PlannedFaults {
  private PlannedFaults() {}

  /**
   * The same faults on real interfaces, in order of time.
   *
   * @param speed simulated seconds per second: a fault lasts that much shorter
   * @throws IllegalArgumentException naming one that cannot be done to real interfaces
   */
  static List<WiredFault> of(Scenario scenario, FaultPlan plan, double speed) {
    return plan.faults().stream()
        .map(fault -> wired(scenario, fault, speed))
        .sorted(Comparator.comparingLong(WiredFault::fromMicroseconds))
        .toList();
  }

  private static WiredFault wired(Scenario scenario, Fault fault, double speed) {
    long milliseconds = Math.max(1, Math.round(fault.lengthMicroseconds() / 1e3 / speed));
    return new WiredFault(
        kind(fault), victim(scenario, fault), fault.fromMicroseconds(), milliseconds);
  }

  private static Kind kind(Fault fault) {
    return switch (fault.kind()) {
      case LINK_CUT -> Kind.LINE_CUT;
      case LINK_HALF_OPEN -> Kind.LINE_HALF_OPEN;
      case LINK_SLOW -> Kind.LINE_SLOW;
      case BROKER_EMPTIED, GATEWAY_KILLED, BOARD_KILLED -> Kind.KILL;
      case SOURCE_DOWN -> Kind.PLC_RESTART;
      default ->
          throw new IllegalArgumentException(
              "\"" + fault.line() + "\": can be done to stepped terminals only");
    };
  }

  /** A PLC goes away for all that it reads. */
  private static String victim(Scenario scenario, Fault fault) {
    return switch (fault.kind()) {
      case SOURCE_DOWN ->
          scenario.boards().stream()
              .filter(board -> board.wiring() == Board.Wiring.PLC)
              .filter(board -> board.equipment().contains(new EquipmentId(fault.victim())))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalArgumentException("\"" + fault.line() + "\": it has no PLC"))
              .id();
      default -> fault.victim();
    };
  }
}
