package org.tallyport.simulator.wired;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.verdict.Run;

/** Programs that are killed in the middle of a run and started again, one after the other. */
final class Outages implements WiredRun.Events {
  /** From the kill to the new start, simulated time. */
  static final long DOWN_MICROSECONDS = 40_000_000;

  /**
   * What a board may lose of its past when it dies, real time from a reading to the disk while
   * there are readings: a PLC's publishing, commit interval, turns of two loops, and one synced
   * transaction on a busy disk. To it comes how far the world may run ahead of a board.
   */
  static final long UNSAVED_SECONDS = 1;

  /**
   * The stated recovery bound: real time from the new start of an agent to the first time that its
   * readings cover again. Java, journal and the connection to the PLC need 2 s on two idle cores;
   * here five other Java machines work on them, 3 to 4 s were seen at six times as much load.
   */
  static final long RECOVERY_SECONDS = 10;

  /**
   * One kill -9 and one new start.
   *
   * @param program {@code broker}, {@code gateway} or a board's id
   * @param costs equipment that nobody reads meanwhile; empty where readings wait
   * @param fromMicroseconds when it is killed, time of the run
   */
  record Outage(String program, List<EquipmentId> costs, long fromMicroseconds) {}

  private final List<Outage> planned;
  private final double speed;
  private final List<Run.Fault> faults = new ArrayList<>();
  private long killed;
  private int next;
  private boolean down;

  /**
   * Outages that do not overlap.
   *
   * @param planned in order of time
   * @param speed of the run: simulated seconds per second, at most
   */
  Outages(List<Outage> planned, double speed) {
    this.planned = List.copyOf(planned);
    this.speed = speed;
  }

  @Override
  public void at(long runMicroseconds, WiredTerminal terminal)
      throws IOException, InterruptedException {
    if (next == planned.size()) {
      return;
    }
    Outage outage = planned.get(next);
    if (!down && runMicroseconds >= outage.fromMicroseconds()) {
      killed = runMicroseconds;
      terminal.program(outage.program()).kill();
      down = true;
    } else if (down && runMicroseconds >= killed + DOWN_MICROSECONDS) {
      terminal.program(outage.program()).restart();
      down = false;
      next++;
      if (!outage.costs().isEmpty()) {
        faults.add(fault(outage, terminal.world().microseconds()));
      }
    }
  }

  private Run.Fault fault(Outage outage, long started) {
    return new Run.Fault(
        outage.costs(),
        killed - WiredBoard.MOST_LAG_MICROSECONDS - simulated(UNSAVED_SECONDS),
        started + simulated(RECOVERY_SECONDS),
        "kill -9 of " + outage.program());
  }

  private long simulated(long seconds) {
    return (long) (seconds * speed * 1e6);
  }

  /** Whether all of it happened. */
  boolean over() {
    return next == planned.size();
  }

  @Override
  public List<Run.Fault> faults() {
    return List.copyOf(faults);
  }
}
