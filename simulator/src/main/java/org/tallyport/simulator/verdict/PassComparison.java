package org.tallyport.simulator.verdict;

import static org.tallyport.simulator.verdict.Deviation.Kind.DUPLICATED;
import static org.tallyport.simulator.verdict.Deviation.Kind.LOST;
import static org.tallyport.simulator.verdict.Deviation.Kind.MISCOUNTED;
import static org.tallyport.simulator.verdict.Deviation.Kind.MISTIMED;
import static org.tallyport.simulator.verdict.Deviation.Kind.PHANTOM;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.truth.VehicleKind;

/** Vehicles that passed beside vehicles tallied, of one track. */
final class PassComparison {
  private final EquipmentId equipment;
  private final Known known;
  private final List<Deviation> deviations = new ArrayList<>();
  private final List<Long> unknown = new ArrayList<>();
  private Verdict.Pair wagons = Verdict.Pair.NONE;

  PassComparison(
      Run run, EquipmentId equipment, Known known, List<TrueEvent.Pass> truths, Answer answer) {
    this.equipment = equipment;
    this.known = known;
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
      if (known.touched(time - Tolerance.VEHICLE, time)) {
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
    if (!equal && !known.touched(time - Tolerance.VEHICLE, time)) {
      deviate(kind, time, pair.truth() + " as " + pair.tally());
    }
    wagons = wagons.plus(wagon(pair.truth().kind()), wagon(pair.tally().kind()));
  }

  private void tooMuch(Deviation.Kind kind, Answer.Pass tally) {
    if (known.judged(tally.timeMicroseconds()) && !rest(tally)) {
      deviate(kind, tally.timeMicroseconds(), tally.toString());
      wagons = wagons.plus(0, wagon(tally.kind()));
    }
  }

  /**
   * Axles of a vehicle that a gap cut in two: they did pass, what they belong to is unknown, and
   * they count as nothing.
   */
  private boolean rest(Answer.Pass tally) {
    long time = tally.timeMicroseconds();
    return tally.kind().isEmpty()
        && known.touched(time - Tolerance.VEHICLE, time + Tolerance.VEHICLE);
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
