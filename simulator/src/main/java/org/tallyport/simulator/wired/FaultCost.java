package org.tallyport.simulator.wired;

import java.util.ArrayList;
import java.util.List;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.verdict.Run;

/** What the faults of a wired run may have cost: whose readings, from when to when. */
final class FaultCost {
  /**
   * What a board may lose of its past when it dies, real time from a reading to the disk while
   * there are readings: a PLC's publishing, commit interval, turns of two loops, and one synced
   * transaction on a busy disk. To it comes how far the world may run ahead of a board.
   */
  static final long UNSAVED_SECONDS = 1;

  /** The same where there may be no readings: an idle equipment writes a block every 10 s. */
  static final long UNSAVED_WHEN_IDLE_SECONDS = 10 + UNSAVED_SECONDS;

  /**
   * Real time from the new start of an agent, or from the moment that its PLC is back, to the first
   * time that its readings cover again. Java, journal and the connection to the PLC need 2 s on two
   * idle cores; here five other Java machines work on them, 3 to 4 s were seen at six times as much
   * load. Where the gateway shows that it took longer, what it shows counts.
   */
  static final long RECOVERY_SECONDS = 10;

  /** Signals come back one by one. */
  private static final long SETTLING_SECONDS = 1;

  private final double speed;
  private final long unsavedSeconds;
  private final List<Run.Fault> faults = new ArrayList<>();

  /**
   * No faults yet.
   *
   * @param speed simulated seconds per second, at most
   * @param unsavedSeconds what a board that dies may lose of its past, real time
   */
  FaultCost(double speed, long unsavedSeconds) {
    this.speed = speed;
    this.unsavedSeconds = unsavedSeconds;
  }

  /**
   * A fault that is over.
   *
   * @param equipment of the victim; empty where it is no board
   * @param began time of the run
   * @param ended time of the run
   * @param fresh time of the run at which readings from after the end were seen at the gateway
   */
  void add(WiredFault fault, List<EquipmentId> equipment, long began, long ended, long fresh) {
    if (!fault.blinds() || equipment.isEmpty()) {
      faults.add(new Run.Fault(List.of(), began, ended, fault.toString()));
      return;
    }
    faults.add(
        new Run.Fault(
            equipment,
            lost(began),
            Math.max(ended + simulated(RECOVERY_SECONDS), fresh + simulated(SETTLING_SECONDS)),
            fault.toString(),
            sourceGone(fault.kind())));
  }

  private static boolean sourceGone(WiredFault.Kind kind) {
    return switch (kind) {
      case PLC_RESTART, PLC_DOWNLOAD -> true;
      case LINE_CUT, LINE_HALF_OPEN, LINE_SLOW, KILL, STALL -> false;
    };
  }

  /** Where that lies before the run, it lies in the warm-up, whose time passes as in life. */
  private long lost(long began) {
    long from = began - WiredBoard.MOST_LAG_MICROSECONDS - simulated(unsavedSeconds);
    return from < 0 ? WiredWorld.WARM_MICROSECONDS : from;
  }

  private long simulated(long seconds) {
    return (long) (seconds * speed * 1e6);
  }

  List<Run.Fault> faults() {
    return List.copyOf(faults);
  }
}
