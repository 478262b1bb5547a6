package org.tallyport.simulator.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;

/**
 * Pairs what is true with what is tallied, at one equipment: first by time, then the rest by
 * content, then sorts out what is left.
 *
 * @param pairs each truth and its tally
 * @param mistimed pairs of equal content at different times
 * @param lost truths without a tally
 * @param duplicated tallies at the time of a truth that already has one
 * @param phantoms tallies without a truth
 */
record Matching<T, A>(
    List<Pair<T, A>> pairs,
    List<Pair<T, A>> mistimed,
    List<T> lost,
    List<A> duplicated,
    List<A> phantoms) {
  record Pair<T, A>(T truth, A tally) {}

  /** How to look at both sides. */
  record Sides<T, A>(ToLongFunction<T> truth, ToLongFunction<A> tally, BiPredicate<T, A> equal) {
    long apart(T one, A other) {
      return Math.abs(truth.applyAsLong(one) - tally.applyAsLong(other));
    }
  }

  static <T, A> Matching<T, A> of(List<T> truths, List<A> tallies, Sides<T, A> sides) {
    Matching<T, A> result =
        new Matching<>(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(truths),
            new ArrayList<>(),
            new ArrayList<>(tallies));
    result.lost.sort(Comparator.comparingLong(sides.truth));
    result.phantoms.sort(Comparator.comparingLong(sides.tally));
    result.take(result.pairs, Tolerance.TIME, sides, sides.equal);
    result.take(result.pairs, Tolerance.TIME, sides, (truth, tally) -> true);
    result.phantoms.removeIf(tally -> result.isSecond(tally, sides));
    result.take(result.mistimed, Tolerance.MISTIMED, sides, sides.equal);
    return result;
  }

  private boolean isSecond(A tally, Sides<T, A> sides) {
    boolean second =
        pairs.stream().anyMatch(pair -> sides.apart(pair.truth, tally) <= Tolerance.TIME);
    if (second) {
      duplicated.add(tally);
    }
    return second;
  }

  /** Moves the nearest tally within reach of each truth that has none yet. */
  private void take(List<Pair<T, A>> into, long reach, Sides<T, A> sides, BiPredicate<T, A> fits) {
    List<T> open = List.copyOf(lost);
    lost.clear();
    for (T truth : open) {
      int nearest = -1;
      for (int i = 0; i < phantoms.size(); i++) {
        A tally = phantoms.get(i);
        if (sides.apart(truth, tally) <= reach
            && fits.test(truth, tally)
            && (nearest < 0
                || sides.apart(truth, tally) < sides.apart(truth, phantoms.get(nearest)))) {
          nearest = i;
        }
      }
      if (nearest < 0) {
        lost.add(truth);
      } else {
        into.add(new Pair<>(truth, phantoms.remove(nearest)));
      }
    }
  }
}
