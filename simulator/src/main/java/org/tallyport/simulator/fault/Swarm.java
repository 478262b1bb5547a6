package org.tallyport.simulator.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.Scenario;

/**
 * Makes plans from seeds. Each seed allows some kinds of fault only, so that over many seeds every
 * kind meets every other undisturbed by the rest (swarm testing: Groce et al. 2012).
 */
public final class Swarm {
  private static final long SECOND = 1_000_000;

  /** The first fault comes when every equipment was heard of. */
  private static final long CALM_BEFORE = 20 * SECOND;

  /** Of one equipment; those of others are counted around. */
  private static final int MOST_SIGNALS = 12;

  private static final int MOST_FAULTS = 10;

  /** A long run has at most as many for each hour. */
  private static final int MOST_FAULTS_PER_HOUR = 10;

  private static final double LONGEST_SECONDS = 240;

  private final Scenario scenario;
  private final List<FaultKind> kinds;
  private final Chance chance;
  private final long lastMicroseconds;

  private Swarm(Scenario scenario, List<FaultKind> kinds, Chance chance, long lastMicroseconds) {
    this.scenario = scenario;
    this.kinds = kinds;
    this.chance = chance;
    this.lastMicroseconds = lastMicroseconds;
  }

  /**
   * A plan from a seed.
   *
   * @param possible kinds that the mode of the run can carry out
   * @param lengthMicroseconds judged time; all faults are over by then
   */
  public static FaultPlan plan(
      Scenario scenario, List<FaultKind> possible, long seed, long lengthMicroseconds) {
    Chance chance = new Chance(seed).part("faults");
    double share = chance.between(0.1, 0.6);
    List<FaultKind> kinds =
        new ArrayList<>(possible.stream().filter(_ -> chance.happens(share)).toList());
    if (kinds.isEmpty()) {
      kinds.add(possible.get(chance.between(0, possible.size() - 1)));
    }
    if (kinds.contains(FaultKind.LEDGER_RESTORED)) {
      // A second board whose clock the ledger lost: time may be told as a gap and known after all.
      kinds.remove(FaultKind.BOARD_TWINNED);
    }
    Swarm swarm = new Swarm(scenario, kinds, chance, lengthMicroseconds);
    Tuning tuning = chance.happens(0.5) ? Tuning.random(chance) : Tuning.USUAL;
    if (tuning.narrow() && kinds.size() > 1) {
      // One block at a time never takes away what two boards pile up in turn.
      kinds.remove(FaultKind.BOARD_TWINNED);
    }
    List<Fault> faults = new ArrayList<>();
    long hours = lengthMicroseconds / 3_600_000_000L;
    int count = chance.between(1, (int) Math.max(MOST_FAULTS, hours * MOST_FAULTS_PER_HOUR));
    for (int i = 0; i < count; i++) {
      faults.add(swarm.fault());
    }
    return new FaultPlan(tuning, faults);
  }

  /** All kinds that seeds give. */
  public static List<FaultKind> all() {
    return Arrays.stream(FaultKind.values()).filter(FaultKind::random).toList();
  }

  private Fault fault() {
    FaultKind kind = kinds.get(chance.between(0, kinds.size() - 1));
    double longest = Math.min(LONGEST_SECONDS, (lastMicroseconds - CALM_BEFORE) / 2e6);
    long length = steps(chance.happens(0.3) ? chance.between(1, 10) : chance.between(1, longest));
    long latest = Math.max(CALM_BEFORE, lastMicroseconds - length);
    long from = steps(chance.between(CALM_BEFORE / 1e6, latest / 1e6 + 0.001));
    return new Fault(kind, victim(kind), from, length, amount(kind));
  }

  /** Whole tenths of a second: shorter lines. */
  private static long steps(double seconds) {
    return Math.round(seconds * 10) * 100_000;
  }

  private String victim(FaultKind kind) {
    List<String> boards = scenario.boards().stream().map(Board::id).toList();
    return switch (kind.victim()) {
      case BROKER -> Fault.BROKER;
      case GATEWAY -> Fault.GATEWAY;
      case CLIENT, MACHINE -> chance.happens(0.3) ? Fault.GATEWAY : any(boards);
      case BOARD -> any(boards);
      case EQUIPMENT -> any(scenario.equipment().stream().map(EquipmentId::toString).toList());
    };
  }

  private <T> T any(List<T> of) {
    return of.get(chance.between(0, of.size() - 1));
  }

  private double amount(FaultKind kind) {
    return switch (kind) {
      case LINK_SLOW, LINK_REORDERING -> tenths(chance.between(0.5, 15));
      case LINK_DUPLICATING, LINK_LOSING -> tenths(chance.between(0.1, 1));
      case CLOCK_WRONG ->
          any(List.of(3_600.0, -3_600.0, 0.5, -0.5, 86_400.0, -86_400.0, 315_360_000.0));
      case CLOCK_WRONG_AT_BOOT -> any(List.of(-3_600.0, -86_400.0, 3_600.0, 315_360_000.0));
      case CLOCK_DRIFTING -> Math.rint(chance.between(-500, 500));
      case SIGNAL_BROKEN, SIGNAL_STUCK, CONTACT_CHATTERING -> chance.between(0, MOST_SIGNALS - 1);
      case BOARD_TWINNED -> chance.between(0, 1);
      case LOAD_DRIFTING -> Math.rint(chance.between(-100, 100));
      case KILLED_AT_DISK, POWER_CUT_AT_DISK, DISK_FAILING -> chance.between(1, 40);
      case LINK_CUT,
          LINK_HALF_OPEN,
          BROKER_DOWN,
          BROKER_EMPTIED,
          GATEWAY_KILLED,
          LEDGER_RESTORED,
          BOARD_KILLED,
          BOARD_REBOOTED,
          CARD_RESTORED,
          SOURCE_DOWN,
          LOOPS_BROKEN,
          ACKNOWLEDGEMENT_FORGED,
          COMMANDS_REPLAYED,
          BLOCKS_REPLAYED,
          BLOCKS_ALTERED,
          BLOCKS_UNFOLDABLE,
          GARBAGE,
          POWER_CUT,
          DISK_FULL,
          DISK_READ_ONLY,
          DISK_STALLED ->
          0;
    };
  }

  private static double tenths(double value) {
    return Math.rint(value * 10) / 10;
  }
}
