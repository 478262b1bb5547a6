package org.tallyport.simulator.verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.truth.MoveKind;
import org.tallyport.simulator.truth.VehicleKind;

/**
 * What the gateway says about a run, all of it, times in microseconds since the start of the run.
 *
 * @param moves every move
 * @param passes every vehicle that passed
 * @param intervals every interval from the start of the run on
 * @param gaps every gap
 * @param throughMicroseconds per equipment: complete through
 */
public record Answer(
    List<Move> moves,
    List<Pass> passes,
    List<Interval> intervals,
    List<Gap> gaps,
    Map<EquipmentId, Long> throughMicroseconds) {
  public Answer {
    moves = List.copyOf(moves);
    passes = List.copyOf(passes);
    intervals = List.copyOf(intervals);
    gaps = List.copyOf(gaps);
    throughMicroseconds = Map.copyOf(throughMicroseconds);
  }

  /** What is said of several terminals, as one; no equipment is in two of them. */
  public static Answer together(List<Answer> answers) {
    Map<EquipmentId, Long> throughs = new HashMap<>();
    answers.forEach(answer -> throughs.putAll(answer.throughMicroseconds()));
    return new Answer(
        answers.stream().flatMap(answer -> answer.moves().stream()).toList(),
        answers.stream().flatMap(answer -> answer.passes().stream()).toList(),
        answers.stream().flatMap(answer -> answer.intervals().stream()).toList(),
        answers.stream().flatMap(answer -> answer.gaps().stream()).toList(),
        throughs);
  }

  /**
   * One move.
   *
   * @param kind empty when the gateway does not know where it came from or went
   * @param grams empty when it was not measured
   * @param certain whether the gateway saw all of it
   */
  public record Move(
      EquipmentId equipment,
      long timeMicroseconds,
      Optional<MoveKind> kind,
      long boxes,
      long teuHundredths,
      OptionalLong grams,
      boolean certain) {}

  /**
   * One vehicle.
   *
   * @param kind empty when its axles fit no vehicle
   * @param certain whether the gateway saw all of its train so far
   */
  public record Pass(
      EquipmentId equipment,
      long timeMicroseconds,
      boolean inwards,
      long axles,
      Optional<VehicleKind> kind,
      boolean certain) {}

  /** What an interval states: its moves and wagons summed, and how much of it is covered. */
  public record Interval(
      EquipmentId equipment,
      long startMicroseconds,
      long lengthMicroseconds,
      long boxes,
      long teuHundredths,
      long grams,
      long wagonsIn,
      long wagonsOut,
      long coveredMicroseconds) {
    boolean holds(long timeMicroseconds) {
      return timeMicroseconds >= startMicroseconds
          && timeMicroseconds < startMicroseconds + lengthMicroseconds;
    }
  }

  /** Time that is not known. */
  public record Gap(
      EquipmentId equipment, long fromMicroseconds, long toMicroseconds, String reason) {}
}
