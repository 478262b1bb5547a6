package org.tallyport.simulator.verdict;

import static org.tallyport.simulator.verdict.Deviation.Kind.DUPLICATED;
import static org.tallyport.simulator.verdict.Deviation.Kind.LOST;
import static org.tallyport.simulator.verdict.Deviation.Kind.MISCOUNTED;
import static org.tallyport.simulator.verdict.Deviation.Kind.MISTIMED;
import static org.tallyport.simulator.verdict.Deviation.Kind.PHANTOM;

import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.truth.VehicleKind;

/** Vehicles that passed beside vehicles tallied, of one track. */
final class PassComparison {
  private final EquipmentId equipment;
  private final Known known;
  private final List<Deviation> deviations = new ArrayList<>();
  private final List<Long> unknown = new ArrayList<>();
  private final List<Answer.Gap> cut;
  private Verdict.Pair wagons = Verdict.Pair.NONE;

  PassComparison(
      Run run, EquipmentId equipment, Known known, List<TrueEvent.Pass> truths, Answer answer) {
    this.equipment = equipment;
    this.known = known;
    cut = cut(known, truths);
    List<Answer.Pass> tallies =
        answer.passes().stream().filter(pass -> pass.equipment().equals(equipment)).toList();
    compare(
        Matching.of(
            truths,
            tallies,
            new Matching.Sides<>(
                TrueEvent.Pass::timeMicroseconds,
                Answer.Pass::timeMicroseconds,
                PassComparison::same)));
  }

  /**
   * The time of each train of which something is unknown. What its vehicles were cannot be known
   * then: whether they came back, which axles belong together.
   */
  private static List<Answer.Gap> cut(Known known, List<TrueEvent.Pass> truths) {
    Map<Integer, List<TrueEvent.Pass>> trains =
        truths.stream().collect(Collectors.groupingBy(TrueEvent.Pass::train));
    List<Answer.Gap> cut = new ArrayList<>();
    for (List<TrueEvent.Pass> train : trains.values()) {
      LongSummaryStatistics times =
          train.stream().mapToLong(TrueEvent.Pass::timeMicroseconds).summaryStatistics();
      long from = times.getMin() - Tolerance.TRAIN;
      long to = times.getMax() + Tolerance.TRAIN;
      if (known.touched(from, to)) {
        cut.add(new Answer.Gap(known.equipment(), from, to, "a train that was cut"));
      }
    }
    return cut;
  }

  private boolean cut(long time) {
    return known.touched(time - Tolerance.VEHICLE, time + Tolerance.VEHICLE)
        || cut.stream()
            .anyMatch(gap -> time >= gap.fromMicroseconds() && time <= gap.toMicroseconds());
  }

  /** What the gateway itself says may be wrong, of a train that was cut. */
  private boolean doubted(Answer.Pass tally) {
    return !tally.certain() && cut(tally.timeMicroseconds());
  }

  private void compare(Matching<TrueEvent.Pass, Answer.Pass> matching) {
    for (Matching.Pair<TrueEvent.Pass, Answer.Pass> pair : matching.pairs()) {
      both(MISCOUNTED, pair, same(pair.truth(), pair.tally()));
    }
    for (Matching.Pair<TrueEvent.Pass, Answer.Pass> pair : matching.mistimed()) {
      both(MISTIMED, pair, false);
    }
    for (TrueEvent.Pass truth : matching.lost()) {
      long time = truth.timeMicroseconds();
      if (!known.judged(time)) {
        continue;
      }
      if (cut(time)) {
        unknown.add(time);
      } else {
        deviate(LOST, time, truth.toString());
        wagons = wagons.plus(wagon(truth.kind()), 0);
      }
    }
    matching.duplicated().forEach(tally -> tooMuch(DUPLICATED, tally));
    matching.phantoms().forEach(tally -> tooMuch(PHANTOM, tally));
  }

  private void both(
      Deviation.Kind kind, Matching.Pair<TrueEvent.Pass, Answer.Pass> pair, boolean equal) {
    long time = pair.truth().timeMicroseconds();
    if (!known.judged(time)) {
      return;
    }
    if (!equal && !doubted(pair.tally())) {
      deviate(kind, time, pair.truth() + " as " + pair.tally());
    }
    wagons = wagons.plus(wagon(pair.truth().kind()), wagon(pair.tally().kind()));
  }

  private void tooMuch(Deviation.Kind kind, Answer.Pass tally) {
    if (known.judged(tally.timeMicroseconds()) && !doubted(tally)) {
      deviate(kind, tally.timeMicroseconds(), tally.toString());
      wagons = wagons.plus(0, wagon(tally.kind()));
    }
  }

  private static boolean same(TrueEvent.Pass truth, Answer.Pass tally) {
    return truth.inwards() == tally.inwards()
        && truth.axles() == tally.axles()
        && tally.kind().isPresent()
        && tally.kind().get() == truth.kind();
  }

  private static int wagon(VehicleKind kind) {
    return kind == VehicleKind.WAGON ? 1 : 0;
  }

  private static int wagon(Optional<VehicleKind> kind) {
    return kind.map(PassComparison::wagon).orElse(0);
  }

  private void deviate(Deviation.Kind kind, long time, String what) {
    deviations.add(new Deviation(kind, equipment, "at %.3f s: %s".formatted(time / 1e6, what)));
  }

  Verdict.Pair wagons() {
    return wagons;
  }

  /** Times of true passes that lie in gaps. */
  List<Long> unknown() {
    return unknown;
  }

  List<Deviation> deviations() {
    return deviations;
  }
}
