package org.tallyport.simulator.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.truth.VehicleKind;

/** Whether the intervals of one equipment are the sums of its events and state their coverage. */
final class IntervalCheck {
  private final EquipmentId equipment;
  private final List<Deviation> deviations = new ArrayList<>();

  IntervalCheck(Run run, EquipmentId equipment, Known known, Answer answer) {
    this.equipment = equipment;
    List<Answer.Interval> intervals =
        answer.intervals().stream()
            .filter(interval -> interval.equipment().equals(equipment))
            .toList();
    for (Answer.Interval interval : intervals) {
      Answer.Interval sum = sum(interval, answer);
      if (!sum.equals(interval)) {
        deviate(
            Deviation.Kind.INTERVAL, interval, "states " + interval + ", its events give " + sum);
      }
      coverage(run, interval, known, answer);
    }
    answer.moves().forEach(move -> housed(move.equipment(), move.timeMicroseconds(), intervals));
    answer.passes().forEach(pass -> housed(pass.equipment(), pass.timeMicroseconds(), intervals));
    missing(run, known, intervals);
  }

  private Answer.Interval sum(Answer.Interval interval, Answer answer) {
    long boxes = 0;
    long teuHundredths = 0;
    long grams = 0;
    long in = 0;
    long out = 0;
    for (Answer.Move move : answer.moves()) {
      if (move.equipment().equals(equipment) && interval.holds(move.timeMicroseconds())) {
        boxes += move.boxes();
        teuHundredths += move.teuHundredths();
        grams += move.grams().orElse(0);
      }
    }
    for (Answer.Pass pass : answer.passes()) {
      boolean wagon = pass.kind().isPresent() && pass.kind().get() == VehicleKind.WAGON;
      if (pass.equipment().equals(equipment) && wagon && interval.holds(pass.timeMicroseconds())) {
        in += pass.inwards() ? 1 : 0;
        out += pass.inwards() ? 0 : 1;
      }
    }
    return new Answer.Interval(
        equipment,
        interval.startMicroseconds(),
        interval.lengthMicroseconds(),
        boxes,
        teuHundredths,
        grams,
        in,
        out,
        interval.coveredMicroseconds());
  }

  /**
   * Time that is not covered lies in a gap, with its reason. An interval that was not over when the
   * judged time was is compared as far as the tally is complete; not in a wired run, whose answers
   * are of several moments.
   */
  private void coverage(Run run, Answer.Interval interval, Known known, Answer answer) {
    long from = interval.startMicroseconds();
    long to = from + interval.lengthMicroseconds();
    boolean over = to <= run.simulatedMicroseconds();
    if (!over && !run.mode().equals("stepped")) {
      return;
    }
    long through = answer.throughMicroseconds().getOrDefault(equipment, 0L);
    long covered =
        over ? known.coveredMicroseconds(from, to) : answered(answer, from, Math.min(to, through));
    long more = interval.coveredMicroseconds() - covered;
    if (Math.abs(more) > Tolerance.COVERAGE) {
      deviate(
          Deviation.Kind.COVERAGE,
          interval,
          "states %.3f s too %s of covered time"
              .formatted(Math.abs(more) / 1e6, more > 0 ? "much" : "little"));
    }
  }

  private long answered(Answer answer, long from, long to) {
    List<Answer.Gap> gaps =
        answer.gaps().stream()
            .filter(gap -> gap.equipment().equals(equipment))
            .sorted(Comparator.comparingLong(Answer.Gap::fromMicroseconds))
            .toList();
    return Known.covered(gaps, from, to);
  }

  private void housed(EquipmentId whose, long time, List<Answer.Interval> intervals) {
    if (whose.equals(equipment) && intervals.stream().noneMatch(interval -> interval.holds(time))) {
      deviations.add(
          new Deviation(
              Deviation.Kind.INTERVAL,
              equipment,
              "an event at %.3f s is in no interval".formatted(time / 1e6)));
    }
  }

  /** Intervals that hold covered time and are not there at all. */
  private void missing(Run run, Known known, List<Answer.Interval> intervals) {
    long stated = 0;
    for (Answer.Interval interval : intervals) {
      long end = interval.startMicroseconds() + interval.lengthMicroseconds();
      stated += end <= run.simulatedMicroseconds() ? interval.lengthMicroseconds() : 0;
    }
    long length = intervals.isEmpty() ? 0 : intervals.getFirst().lengthMicroseconds();
    long whole = length == 0 ? 0 : run.simulatedMicroseconds() / length * length;
    boolean nothingKnown = known.coveredMicroseconds(0, run.simulatedMicroseconds()) == 0;
    if (stated != whole && !known.disturbed(0, whole) && !nothingKnown) {
      deviations.add(
          new Deviation(
              Deviation.Kind.INTERVAL,
              equipment,
              "intervals state %.0f s of %.0f s".formatted(stated / 1e6, whole / 1e6)));
    }
  }

  private void deviate(Deviation.Kind kind, Answer.Interval interval, String what) {
    deviations.add(
        new Deviation(
            kind,
            equipment,
            "interval from %.0f s %s".formatted(interval.startMicroseconds() / 1e6, what)));
  }

  List<Deviation> deviations() {
    return deviations;
  }
}
