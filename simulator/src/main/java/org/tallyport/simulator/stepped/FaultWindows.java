package org.tallyport.simulator.stepped;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.fault.Fault;
import org.tallyport.simulator.fault.FaultKind;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.fault.Tuning;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.verdict.Run;

/**
 * What each fault of a plan may cost: of which equipment, from when to when, with the stated
 * recovery bound. What holds readings up and loses none has no window: links, broker, gateway.
 */
final class FaultWindows {
  private static final long SECOND = 1_000_000;

  /** An equipment that is idle is told of at least this often. */
  private static final long IDLE = 10 * SECOND;

  /** From the start of an agent to its first reading: a step of the run, and its commit. */
  private static final long RECOVERY = 2 * SECOND;

  /** How long what is under way may be unacknowledged while nothing is disturbed. */
  private static final long UNDER_WAY = 30 * SECOND;

  /** What does not change is said again after a minute. */
  private static final long SAID_AGAIN = 60 * SECOND;

  /** A boot's clock is waited for by the gateway for 2 minutes, less the way of its message. */
  private static final long PATIENCE = 110 * SECOND;

  /** After the last word of a second board the gateway doubts for 2 minutes which of them it is. */
  private static final long DOUBT = 120 * SECOND + SAID_AGAIN + UNDER_WAY;

  private static final long DOWN = FaultInjection.DOWN;

  /** What ends a board's agent. */
  private static final Set<FaultKind> ENDS =
      EnumSet.of(
          FaultKind.BOARD_KILLED,
          FaultKind.BOARD_REBOOTED,
          FaultKind.CARD_RESTORED,
          FaultKind.CLOCK_WRONG_AT_BOOT,
          FaultKind.POWER_CUT,
          FaultKind.KILLED_AT_DISK,
          FaultKind.POWER_CUT_AT_DISK);

  private static final Set<FaultKind> DISKS =
      EnumSet.of(
          FaultKind.DISK_FULL,
          FaultKind.DISK_READ_ONLY,
          FaultKind.DISK_STALLED,
          FaultKind.DISK_FAILING);

  /** What takes a board's clock from its time service. */
  private static final Set<FaultKind> CLOCKS =
      EnumSet.of(FaultKind.CLOCK_WRONG, FaultKind.CLOCK_WRONG_AT_BOOT, FaultKind.CLOCK_DRIFTING);

  private final Scenario scenario;
  private final FaultPlan plan;
  private final Overlaps overlaps;
  private final long unsaved;

  private FaultWindows(Scenario scenario, FaultPlan plan) {
    this.scenario = scenario;
    this.plan = plan;
    overlaps = new Overlaps(plan);
    long commit = plan.tuning().commitMilliseconds() * 1_000L;
    unsaved = Math.max(IDLE, commit) + commit + SECOND;
  }

  /** The windows of a plan. */
  static List<Run.Fault> of(Scenario scenario, FaultPlan plan) {
    FaultWindows windows = new FaultWindows(scenario, plan);
    List<Run.Fault> all = new ArrayList<>();
    for (Fault fault : plan.faults()) {
      windows.add(fault, all);
    }
    return all;
  }

  private void add(Fault fault, List<Run.Fault> all) {
    long from = fault.fromMicroseconds();
    long to = fault.toMicroseconds();
    switch (fault.kind()) {
      case BOARD_KILLED, BOARD_REBOOTED -> all.add(window(fault, from - unsaved, to + RECOVERY));
      case CLOCK_WRONG_AT_BOOT -> all.addAll(unsure(fault));
      case CARD_RESTORED -> all.add(window(fault, lost(from, to), to + DOWN + RECOVERY));
      case LEDGER_RESTORED -> {
        long since = overlaps.since(from, UNDER_WAY) - unsaved;
        for (Board board : scenario.boards()) {
          // How long the gap is, the block after the missing ones says: when its disk takes it.
          long end = overlaps.until(board.id(), DISKS, from, to + unsaved) + unsaved + RECOVERY;
          all.add(new Run.Fault(board.equipment(), since, end, fault.line(), false));
        }
      }
      case BLOCKS_UNFOLDABLE -> {
        Overlaps.Stretch held = overlaps.joined(fault, DISKS);
        all.add(window(fault, held.from() - unsaved, held.to() + SAID_AGAIN + unsaved));
      }
      case BOARD_TWINNED -> {
        long since = plan.tuning().narrow() ? 0 : overlaps.since(from, UNDER_WAY) - unsaved;
        all.add(window(fault, since, to + DOUBT));
        all.add(new Run.Fault(equipment(fault), since, to + DOUBT, fault.line(), true));
      }
      case LOOPS_BROKEN -> all.add(weighing(fault, Run.Fault.NOT_WEIGHED));
      case LOAD_DRIFTING ->
          all.add(weighing(fault, Math.round(Math.abs(fault.amount()) * (to - from) / 60e3)));
      // What is stuck and says that it is good is not found yet: it excuses nothing.
      case SIGNAL_STUCK -> {}
      case SOURCE_DOWN, SIGNAL_BROKEN, CONTACT_CHATTERING ->
          all.add(
              new Run.Fault(
                  List.of(new EquipmentId(fault.victim())),
                  from,
                  to + RECOVERY,
                  fault.line(),
                  true));
      case LINK_CUT,
          LINK_HALF_OPEN,
          LINK_SLOW,
          LINK_REORDERING,
          LINK_DUPLICATING,
          LINK_LOSING,
          BROKER_DOWN,
          BROKER_EMPTIED,
          GATEWAY_KILLED -> {
        if (plan.tuning().journalBytes() <= Tuning.TINY_JOURNAL) {
          all.add(window(fault, from - unsaved, to + UNDER_WAY));
        }
      }
      case POWER_CUT -> {
        if (!gateway(fault)) {
          all.add(window(fault, from - unsaved, to + RECOVERY));
        }
      }
      case KILLED_AT_DISK, POWER_CUT_AT_DISK -> {
        if (!gateway(fault)) {
          all.add(window(fault, from - unsaved, to + 2 * DOWN + RECOVERY));
        }
      }
      case DISK_FULL, DISK_READ_ONLY, DISK_STALLED, DISK_FAILING -> {
        if (!gateway(fault) && endsMeanwhile(fault)) {
          all.add(window(fault, from - unsaved, to + UNDER_WAY));
        }
      }
      case CLOCK_WRONG, CLOCK_DRIFTING -> {
        if (bootsMeanwhile(fault)) {
          all.addAll(unknown(fault));
        }
      }
      case ACKNOWLEDGEMENT_FORGED, COMMANDS_REPLAYED, BLOCKS_REPLAYED, BLOCKS_ALTERED, GARBAGE -> {}
    }
  }

  /** A card lacks what was read after the image, and of that the gateway what was under way. */
  private long lost(long imaged, long died) {
    return Math.max(imaged, overlaps.since(died, UNDER_WAY)) - unsaved;
  }

  /**
   * A boot on a wrong clock is told of with its true times where a time service sets the clock
   * within the time that the gateway waits for it, and before the next boot; else all of it is
   * unknown.
   */
  private List<Run.Fault> unsure(Fault fault) {
    long from = fault.fromMicroseconds();
    long to = fault.toMicroseconds();
    boolean kept =
        to - from < PATIENCE
            && plan.faults().stream()
                .filter(other -> !other.equals(fault) && other.victim().equals(fault.victim()))
                .allMatch(
                    other ->
                        other.toMicroseconds() < from || other.fromMicroseconds() > to + unsaved);
    if (kept) {
      return List.of(window(fault, from - unsaved, from + DOWN + RECOVERY));
    }
    return unknown(fault);
  }

  /** A boot whose clock was never kept is unknown. */
  private List<Run.Fault> unknown(Fault clock) {
    long from = clock.fromMicroseconds() - unsaved;
    long end = overlaps.joined(clock, CLOCKS).to() + unsaved + DOWN + RECOVERY;
    return List.of(
        window(clock, from, end), new Run.Fault(equipment(clock), from, end, clock.line(), true));
  }

  /** Whether a board begins a boot while its clock is wrong. */
  private boolean bootsMeanwhile(Fault clock) {
    long to = overlaps.joined(clock, CLOCKS).to();
    return plan.faults().stream()
        .filter(other -> other.victim().equals(clock.victim()) && ENDS.contains(other.kind()))
        .filter(other -> other.kind() != FaultKind.BOARD_KILLED)
        .anyMatch(
            other ->
                other.toMicroseconds() + 2 * DOWN >= clock.fromMicroseconds()
                    && other.fromMicroseconds() <= to);
  }

  private static boolean gateway(Fault fault) {
    return fault.victim().equals(Fault.GATEWAY);
  }

  /** Whether a board dies while its disk takes nothing: what waits in memory is lost with it. */
  private boolean endsMeanwhile(Fault disk) {
    long from = disk.fromMicroseconds();
    long to = overlaps.joined(disk, DISKS).to();
    return plan.faults().stream()
        .filter(other -> other.victim().equals(disk.victim()) && ENDS.contains(other.kind()))
        .anyMatch(
            other ->
                other.toMicroseconds() + DOWN >= from
                    && other.fromMicroseconds() <= to + UNDER_WAY);
  }

  private static Run.Fault weighing(Fault fault, long gramsOff) {
    return new Run.Fault(
        List.of(new EquipmentId(fault.victim())),
        fault.fromMicroseconds(),
        fault.toMicroseconds() + RECOVERY,
        fault.line(),
        false,
        gramsOff);
  }

  private Run.Fault window(Fault fault, long from, long to) {
    return new Run.Fault(equipment(fault), from, to, fault.line(), false);
  }

  private List<EquipmentId> equipment(Fault fault) {
    return equipment(scenario, fault);
  }

  /** Of the board that a fault hits; all of it where that is no board. */
  static List<EquipmentId> equipment(Scenario scenario, Fault fault) {
    return scenario.boards().stream()
        .filter(board -> board.id().equals(fault.victim()))
        .findFirst()
        .map(Board::equipment)
        .orElseGet(scenario::equipment);
  }
}
