package org.tallyport.simulator.verdict;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.truth.VehicleKind;

/** What a gateway would answer that makes no mistake; tests spoil it. */
final class PerfectAnswer {
  static final long QUARTER = 900_000_000L;

  final List<Answer.Move> moves = new ArrayList<>();
  final List<Answer.Pass> passes = new ArrayList<>();
  final List<Answer.Gap> gaps = new ArrayList<>();
  final Map<EquipmentId, Long> through = new HashMap<>();
  private final long until;

  PerfectAnswer(List<EquipmentId> equipment, List<TrueEvent> truth, long until) {
    this.until = until;
    equipment.forEach(id -> through.put(id, until));
    Map<Integer, Deque<TrueEvent.Pass>> trains = new HashMap<>();
    for (TrueEvent event : truth) {
      switch (event) {
        case TrueEvent.Move move ->
            moves.add(
                new Answer.Move(
                    move.equipment(),
                    move.timeMicroseconds() + 120_000,
                    Optional.of(move.kind()),
                    move.boxes(),
                    move.teuHundredths(),
                    OptionalLong.of(move.grams() + 90_000),
                    true));
        case TrueEvent.Pass pass -> {
          Deque<TrueEvent.Pass> train =
              trains.computeIfAbsent(pass.train(), number -> new ArrayDeque<>());
          if (!train.isEmpty() && train.getLast().inwards() != pass.inwards()) {
            train.removeLast();
          } else {
            train.add(pass);
          }
        }
        case TrueEvent.NonMove none -> {}
      }
    }
    trains.values().forEach(train -> train.forEach(this::pass));
  }

  private void pass(TrueEvent.Pass pass) {
    passes.add(
        new Answer.Pass(
            pass.equipment(),
            pass.timeMicroseconds(),
            pass.inwards(),
            pass.axles(),
            Optional.of(pass.kind()),
            true));
  }

  /** The answer with intervals that follow from everything else. */
  Answer answer() {
    List<Answer.Interval> intervals = new ArrayList<>();
    for (EquipmentId id : through.keySet()) {
      for (long start = 0; start < until; start += QUARTER) {
        intervals.add(interval(id, start));
      }
    }
    return new Answer(moves, passes, intervals, gaps, through);
  }

  private Answer.Interval interval(EquipmentId id, long start) {
    long covered = Math.max(0, Math.min(QUARTER, through.getOrDefault(id, 0L) - start));
    for (Answer.Gap gap : gaps) {
      if (gap.equipment().equals(id)) {
        long from = Math.max(start, gap.fromMicroseconds());
        covered -= Math.max(0, Math.min(start + QUARTER, gap.toMicroseconds()) - from);
      }
    }
    List<Answer.Move> inside =
        moves.stream()
            .filter(m -> m.equipment().equals(id) && in(m.timeMicroseconds(), start))
            .toList();
    List<Answer.Pass> wagons =
        passes.stream()
            .filter(p -> p.equipment().equals(id) && in(p.timeMicroseconds(), start))
            .filter(p -> p.kind().equals(Optional.of(VehicleKind.WAGON)))
            .toList();
    return new Answer.Interval(
        id,
        start,
        QUARTER,
        inside.stream().mapToLong(Answer.Move::boxes).sum(),
        inside.stream().mapToLong(Answer.Move::teuHundredths).sum(),
        inside.stream().mapToLong(m -> m.grams().orElse(0)).sum(),
        wagons.stream().filter(Answer.Pass::inwards).count(),
        wagons.stream().filter(p -> !p.inwards()).count(),
        covered);
  }

  private static boolean in(long time, long start) {
    return time >= start && time < start + QUARTER;
  }
}
