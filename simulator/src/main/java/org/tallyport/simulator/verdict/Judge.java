package org.tallyport.simulator.verdict;

import java.util.ArrayList;
import java.util.List;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.truth.TrueEvents;

/** Judges a run. */
public final class Judge {
  private Judge() {}

  /**
   * Compares.
   *
   * @param run what was run; its mass bounds name the equipment that is judged
   * @param truth what happened, also after the judged time
   * @param answer what the gateway says, also after the judged time
   */
  public static Verdict judge(Run run, List<TrueEvent> truth, Answer answer) {
    return judge(run, truth, answer, List.of());
  }

  /**
   * Compares.
   *
   * @param seen deviations that were seen while the run went on
   */
  public static Verdict judge(Run run, List<TrueEvent> truth, Answer answer, List<Deviation> seen) {
    List<Verdict.Figures> figures = new ArrayList<>();
    List<Verdict.Unknown> gaps = new ArrayList<>();
    List<Deviation> deviations = new ArrayList<>(seen);
    long covered = Long.MAX_VALUE;
    for (EquipmentId equipment : run.massBoundGrams().keySet().stream().sorted().toList()) {
      Known known = Known.of(run, equipment, answer);
      MoveComparison moves =
          new MoveComparison(run, equipment, known, TrueEvents.moves(truth, equipment), answer);
      PassComparison passes =
          new PassComparison(run, equipment, known, TrueEvents.passes(truth, equipment), answer);
      figures.add(
          new Verdict.Figures(
              equipment,
              moves.boxes(),
              moves.teuHundredths(),
              moves.grams(),
              moves.unweighed(),
              passes.wagons()));
      List<Long> unknown = new ArrayList<>(moves.unknown());
      unknown.addAll(passes.unknown());
      gaps.addAll(known.listed(unknown));
      deviations.addAll(moves.deviations());
      deviations.addAll(passes.deviations());
      deviations.addAll(known.unexplained());
      deviations.addAll(new IntervalCheck(run, equipment, known, answer).deviations());
      covered = Math.min(covered, known.coveredMicroseconds(0, run.simulatedMicroseconds()));
    }
    return new Verdict(run, figures, covered, gaps, deviations);
  }
}
