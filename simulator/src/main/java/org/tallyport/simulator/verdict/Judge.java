package org.tallyport.simulator.verdict;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.truth.TrueEvent;

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
    List<Verdict.Figures> figures = new ArrayList<>();
    List<Verdict.Unknown> gaps = new ArrayList<>();
    List<Deviation> deviations = new ArrayList<>();
    long covered = Long.MAX_VALUE;
    for (EquipmentId equipment : run.massBoundGrams().keySet().stream().sorted().toList()) {
      Known known = Known.of(run, equipment, answer);
      MoveComparison moves =
          new MoveComparison(run, equipment, known, moves(truth, equipment), answer);
      PassComparison passes =
          new PassComparison(run, equipment, known, passes(truth, equipment), answer);
      figures.add(
          new Verdict.Figures(
              equipment, moves.boxes(), moves.teuHundredths(), moves.grams(), passes.wagons()));
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

  private static List<TrueEvent.Move> moves(List<TrueEvent> truth, EquipmentId equipment) {
    List<TrueEvent.Move> moves = new ArrayList<>();
    for (TrueEvent event : truth) {
      if (event instanceof TrueEvent.Move move && move.equipment().equals(equipment)) {
        moves.add(move);
      }
    }
    return moves;
  }

  /** The passes of an equipment, with what a train took back taken off. */
  private static List<TrueEvent.Pass> passes(List<TrueEvent> truth, EquipmentId equipment) {
    Map<Integer, Deque<TrueEvent.Pass>> trains = new TreeMap<>();
    for (TrueEvent event : truth) {
      if (event instanceof TrueEvent.Pass pass && pass.equipment().equals(equipment)) {
        Deque<TrueEvent.Pass> train =
            trains.computeIfAbsent(pass.train(), number -> new ArrayDeque<>());
        TrueEvent.Pass last = train.peekLast();
        if (last != null && last.inwards() != pass.inwards()) {
          train.removeLast();
        } else {
          train.addLast(pass);
        }
      }
    }
    return trains.values().stream()
        .flatMap(Deque::stream)
        .sorted(Comparator.comparingLong(TrueEvent.Pass::timeMicroseconds))
        .toList();
  }
}
