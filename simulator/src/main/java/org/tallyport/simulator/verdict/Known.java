package org.tallyport.simulator.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tallyport.equipment.EquipmentId;

/**
 * Which time of one equipment is covered.
 *
 * @param run what was run
 * @param equipment whose
 * @param gaps its gaps in order; what was never delivered is the last of them
 */
record Known(Run run, EquipmentId equipment, List<Answer.Gap> gaps) {
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
    return new Known(run, equipment, gaps);
  }

  /** Whether any of a time is not covered. */
  boolean touched(long from, long to) {
    return gaps.stream()
        .anyMatch(gap -> gap.fromMicroseconds() <= to && gap.toMicroseconds() >= from);
  }

  boolean judged(long time) {
    return time < run.simulatedMicroseconds();
  }

  /** Covered time between two bounds; gaps may overlap. */
  long coveredMicroseconds(long from, long to) {
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
    return run.faults().stream()
        .anyMatch(
            fault ->
                fault.equipment().contains(equipment)
                    && fault.fromMicroseconds() <= to
                    && fault.toMicroseconds() >= from);
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

  List<Deviation> unexplained() {
    return gaps.stream()
        .filter(gap -> run.faults().stream().noneMatch(fault -> fault.explains(gap)))
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
