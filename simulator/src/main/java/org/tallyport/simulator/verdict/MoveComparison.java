package org.tallyport.simulator.verdict;

import static org.tallyport.simulator.verdict.Deviation.Kind.DUPLICATED;
import static org.tallyport.simulator.verdict.Deviation.Kind.LOST;
import static org.tallyport.simulator.verdict.Deviation.Kind.MISCOUNTED;
import static org.tallyport.simulator.verdict.Deviation.Kind.MISTIMED;
import static org.tallyport.simulator.verdict.Deviation.Kind.MISWEIGHED;
import static org.tallyport.simulator.verdict.Deviation.Kind.PHANTOM;

import java.util.ArrayList;
import java.util.List;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.truth.TrueEvent;

/** True moves beside tallied moves of one crane. */
final class MoveComparison {
  private final EquipmentId equipment;
  private final Known known;
  private final long bound;
  private final List<Deviation> deviations = new ArrayList<>();
  private final List<Long> unknown = new ArrayList<>();
  private Verdict.Pair boxes = Verdict.Pair.NONE;
  private Verdict.Pair teuHundredths = Verdict.Pair.NONE;
  private Verdict.Pair grams = Verdict.Pair.NONE;
  private Verdict.Unweighed unweighed = Verdict.Unweighed.NONE;

  MoveComparison(
      Run run, EquipmentId equipment, Known known, List<TrueEvent.Move> truths, Answer answer) {
    this.equipment = equipment;
    this.known = known;
    bound = run.massBoundGrams().getOrDefault(equipment, 0L);
    List<Answer.Move> tallies =
        answer.moves().stream().filter(move -> move.equipment().equals(equipment)).toList();
    compare(
        Matching.of(
            truths,
            tallies,
            new Matching.Sides<>(
                TrueEvent.Move::timeMicroseconds,
                Answer.Move::timeMicroseconds,
                (truth, tally) -> sameContent(truth, tally) && sameMass(truth, tally))));
  }

  private void compare(Matching<TrueEvent.Move, Answer.Move> matching) {
    for (Matching.Pair<TrueEvent.Move, Answer.Move> pair : matching.pairs()) {
      if (known.judged(pair.truth().timeMicroseconds())) {
        content(pair.truth(), pair.tally());
        add(pair.truth(), pair.tally());
      }
    }
    for (Matching.Pair<TrueEvent.Move, Answer.Move> pair : matching.mistimed()) {
      if (known.judged(pair.truth().timeMicroseconds())) {
        if (!known.unknown(pair.truth().timeMicroseconds(), pair.tally().timeMicroseconds())) {
          deviate(MISTIMED, pair.truth().timeMicroseconds(), pair.truth() + " as " + pair.tally());
        }
        add(pair.truth(), pair.tally());
      }
    }
    for (TrueEvent.Move truth : matching.lost()) {
      long time = truth.timeMicroseconds();
      if (known.judged(time) && known.touched(time - Tolerance.TIME, time + Tolerance.TIME)) {
        unknown.add(time);
      } else if (known.judged(time)) {
        deviate(LOST, time, truth.toString());
        boxes = boxes.plus(truth.boxes(), 0);
        teuHundredths = teuHundredths.plus(truth.teuHundredths(), 0);
        grams = grams.plus(truth.grams(), 0);
      }
    }
    matching.duplicated().forEach(tally -> tooMuch(DUPLICATED, tally));
    matching.phantoms().forEach(tally -> tooMuch(PHANTOM, tally));
  }

  private void tooMuch(Deviation.Kind kind, Answer.Move tally) {
    boolean doubted = !tally.certain() && cut(tally.timeMicroseconds());
    if (known.judged(tally.timeMicroseconds()) && !doubted) {
      deviate(kind, tally.timeMicroseconds(), tally.toString());
      boxes = boxes.plus(0, tally.boxes());
      teuHundredths = teuHundredths.plus(0, tally.teuHundredths());
      grams = grams.plus(0, tally.grams().orElse(0));
    }
  }

  private void add(TrueEvent.Move truth, Answer.Move tally) {
    boxes = boxes.plus(truth.boxes(), tally.boxes());
    teuHundredths = teuHundredths.plus(truth.teuHundredths(), tally.teuHundredths());
    if (tally.grams().isPresent()) {
      grams = grams.plus(truth.grams(), tally.grams().getAsLong());
    } else {
      unweighed = unweighed.plus(truth.grams());
    }
  }

  private boolean cut(long time) {
    return known.touched(time - Tolerance.LIFT, time);
  }

  /**
   * Of a lift that a gap cut in two the gateway may not know what it was; then it says that it is
   * not certain.
   */
  private void content(TrueEvent.Move truth, Answer.Move tally) {
    long time = truth.timeMicroseconds();
    boolean touched = cut(time);
    boolean cut = touched && !tally.certain();
    boolean excused = touched || known.unweighed(time - Tolerance.LIFT, time);
    boolean unweighed = excused && tally.grams().isEmpty();
    if (!cut && !sameContent(truth, tally)) {
      deviate(MISCOUNTED, time, truth + " as " + tally);
    }
    if (!cut && !unweighed && !sameMass(truth, tally)) {
      deviate(MISWEIGHED, time, "bound " + bound(truth) + " g: " + truth + " as " + tally);
    }
  }

  private static boolean sameContent(TrueEvent.Move truth, Answer.Move tally) {
    return tally.kind().isPresent()
        && tally.kind().get() == truth.kind()
        && truth.boxes() == tally.boxes()
        && truth.teuHundredths() == tally.teuHundredths();
  }

  private long bound(TrueEvent.Move truth) {
    long time = truth.timeMicroseconds();
    return bound + known.gramsOff(time - Tolerance.LIFT, time);
  }

  private boolean sameMass(TrueEvent.Move truth, Answer.Move tally) {
    return tally.grams().isPresent()
        && Math.abs(truth.grams() - tally.grams().getAsLong()) <= bound(truth);
  }

  private void deviate(Deviation.Kind kind, long time, String what) {
    deviations.add(new Deviation(kind, equipment, "at %.3f s: %s".formatted(time / 1e6, what)));
  }

  Verdict.Pair boxes() {
    return boxes;
  }

  Verdict.Pair teuHundredths() {
    return teuHundredths;
  }

  Verdict.Pair grams() {
    return grams;
  }

  Verdict.Unweighed unweighed() {
    return unweighed;
  }

  /** Times of true moves that lie in gaps. */
  List<Long> unknown() {
    return unknown;
  }

  List<Deviation> deviations() {
    return deviations;
  }
}
