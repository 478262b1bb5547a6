package org.tallyport.simulator.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.tallyport.equipment.EquipmentId;

/**
 * Which time of one equipment is covered.
 *
 * @param run what was run
 * @param equipment whose
 * @param gaps its gaps in order; what was never delivered is the last of them
 * @param faults what may have cost its readings, in order of their beginning
 */
record Known(Run run, EquipmentId equipment, List<Answer.Gap> gaps, List<Run.Fault> faults) {
  /**
   * What the gateway says of time in which it did not know what went on, or when: a lift that it
   * did not see picked may take its time, and until then nothing is covered.
   */
  private static final Set<String> LEFT_OPEN =
      Set.of(
          "a signal could not be read, or what went on was not known",
          "the board's clock was not synchronised");

  static Known of(Run run, EquipmentId equipment, Answer answer) {
    List<Answer.Gap> gaps = new ArrayList<>();
    for (Answer.Gap gap : answer.gaps()) {
      if (gap.equipment().equals(equipment)
          && gap.fromMicroseconds() < run.simulatedMicroseconds()
          && gap.toMicroseconds() > 0) {
        gaps.add(gap);
      }
    }
    long through = answer.throughMicroseconds().getOrDefault(equipment, 0L);
    if (through < run.simulatedMicroseconds()) {
      gaps.add(new Answer.Gap(equipment, through, run.simulatedMicroseconds(), "never delivered"));
    }
    gaps.sort(Comparator.comparingLong(Answer.Gap::fromMicroseconds));
    List<Run.Fault> faults =
        run.faults().stream()
            .filter(fault -> fault.equipment().contains(equipment))
            .sorted(Comparator.comparingLong(Run.Fault::fromMicroseconds))
            .toList();
    return new Known(run, equipment, gaps, faults);
  }

  /** Whether any of a time is not covered, or a sensor could not be read. */
  boolean touched(long from, long to) {
    return gaps.stream()
            .anyMatch(gap -> gap.fromMicroseconds() <= to && gap.toMicroseconds() >= from)
        || faults.stream().anyMatch(fault -> fault.blinds() && meets(fault, from, to));
  }

  /** Whether a fault may have kept lifts within a time from being weighed. */
  boolean unweighed(long from, long to) {
    return faults.stream()
        .anyMatch(fault -> fault.gramsOff() == Run.Fault.NOT_WEIGHED && meets(fault, from, to));
  }

  /** By how much the masses of lifts within a time may be off for what was done. */
  long gramsOff(long from, long to) {
    return faults.stream()
        .filter(fault -> fault.gramsOff() > 0 && meets(fault, from, to))
        .mapToLong(Run.Fault::gramsOff)
        .sum();
  }

  private static boolean meets(Run.Fault fault, long from, long to) {
    return fault.fromMicroseconds() <= to && fault.toMicroseconds() >= from;
  }

  /**
   * Whether two times lie in one stretch that is not known: which of them it was cannot be told.
   */
  boolean unknown(long one, long other) {
    long from = Math.min(one, other) + Tolerance.TIME;
    long to = Math.max(one, other) - Tolerance.TIME;
    return covered(from, to) == 0;
  }

  /** Time between two bounds that is in no gap, and in which no sensor was blind. */
  private long covered(long from, long to) {
    List<Answer.Gap> all = new ArrayList<>(gaps);
    for (Run.Fault fault : faults) {
      if (fault.blinds()) {
        all.add(
            new Answer.Gap(
                equipment, fault.fromMicroseconds(), fault.toMicroseconds(), fault.what()));
      }
    }
    all.sort(Comparator.comparingLong(Answer.Gap::fromMicroseconds));
    return covered(all, from, to);
  }

  boolean judged(long time) {
    return time < run.simulatedMicroseconds();
  }

  /** Covered time between two bounds; gaps may overlap. */
  long coveredMicroseconds(long from, long to) {
    return covered(gaps, from, to);
  }

  /** Time between two bounds that is in no gap; gaps in order of their beginning. */
  static long covered(List<Answer.Gap> gaps, long from, long to) {
    long covered = 0;
    long at = from;
    for (Answer.Gap gap : gaps) {
      covered += Math.max(0, Math.min(gap.fromMicroseconds(), to) - at);
      at = Math.max(at, Math.min(gap.toMicroseconds(), to));
    }
    return covered + Math.max(0, to - at);
  }

  /** Whether a fault may have cost any of a time. */
  boolean disturbed(long from, long to) {
    return faults.stream().anyMatch(fault -> meets(fault, from, to));
  }

  List<Verdict.Unknown> listed(List<Long> times) {
    return gaps.stream()
        .map(
            gap ->
                new Verdict.Unknown(
                    gap,
                    (int)
                        times.stream()
                            .filter(
                                time ->
                                    time >= gap.fromMicroseconds() - Tolerance.VEHICLE
                                        && time <= gap.toMicroseconds() + Tolerance.VEHICLE)
                            .count()))
        .toList();
  }

  /** Whether faults that follow on each other without a break hold a gap. */
  private boolean explained(Answer.Gap gap) {
    long to = gap.fromMicroseconds();
    boolean any = false;
    for (Run.Fault fault : faults) {
      if (fault.fromMicroseconds() <= to && fault.toMicroseconds() >= to) {
        to = fault.toMicroseconds();
        any = true;
      }
    }
    return (any && gap.toMicroseconds() <= to)
        || (LEFT_OPEN.contains(gap.reason())
            && faults.stream().anyMatch(fault -> leavesOpen(fault, gap)));
  }

  /** Whether a fault may have left open what the crane was at. */
  private static boolean leavesOpen(Run.Fault fault, Answer.Gap gap) {
    return gap.fromMicroseconds() >= fault.fromMicroseconds()
        && gap.toMicroseconds() <= fault.toMicroseconds() + Tolerance.LIFT;
  }

  List<Deviation> unexplained() {
    return gaps.stream()
        .filter(gap -> !explained(gap))
        .map(
            gap ->
                new Deviation(
                    Deviation.Kind.GAP,
                    equipment,
                    "no fault explains the gap from %.3f s to %.3f s: %s"
                        .formatted(
                            gap.fromMicroseconds() / 1e6,
                            gap.toMicroseconds() / 1e6,
                            gap.reason())))
        .toList();
  }
}
