package org.tallyport.simulator.verdict;

import java.util.List;
import org.tallyport.equipment.EquipmentId;

/**
 * Whether a run's tally is the truth.
 *
 * @param run what was run
 * @param figures per equipment, in order of id
 * @param coveredMicroseconds covered time of the equipment that has least of it
 * @param gaps time that is not known, and what happened in it
 * @param deviations every way in which tally and truth differ; empty: exact
 */
public record Verdict(
    Run run,
    List<Figures> figures,
    long coveredMicroseconds,
    List<Unknown> gaps,
    List<Deviation> deviations) {
  /** Truth beside tally, over covered time. */
  public record Pair(long truth, long tally) {
    static final Pair NONE = new Pair(0, 0);

    Pair plus(long moreTruth, long moreTally) {
      return new Pair(truth + moreTruth, tally + moreTally);
    }
  }

  /**
   * What one equipment handled.
   *
   * @param grams of moves that were weighed
   * @param unweighed moves that could not be weighed, which are in no sum of masses
   */
  public record Figures(
      EquipmentId equipment,
      Pair boxes,
      Pair teuHundredths,
      Pair grams,
      Unweighed unweighed,
      Pair wagons) {}

  /**
   * Moves that were counted and, for a reason, not weighed.
   *
   * @param grams what they truly weigh
   */
  public record Unweighed(int moves, long grams) {
    static final Unweighed NONE = new Unweighed(0, 0);

    Unweighed plus(long more) {
      return new Unweighed(moves + 1, grams + more);
    }

    /** Words for people; empty where all was weighed. */
    public String words() {
      return moves == 0
          ? ""
          : String.format(
              java.util.Locale.ROOT, "%d moves of %.1f t not weighed", moves, grams / 1e6);
    }
  }

  /**
   * A gap.
   *
   * @param gap where and why
   * @param events true moves and passes in it that are not tallied
   */
  public record Unknown(Answer.Gap gap, int events) {}

  public boolean exact() {
    return deviations.isEmpty();
  }

  /** How many deviations of one kind there are. */
  public long count(Deviation.Kind kind) {
    return deviations.stream().filter(deviation -> deviation.kind() == kind).count();
  }
}
