package org.tallyport.simulator.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.truth.VehicleKind;

/** A train of three wagons, of which a gap from 100 s to 110 s cut the middle one in two. */
class PassComparisonTest {
  private static final EquipmentId TRACK = new EquipmentId("TRACK-1");
  private static final long SECOND = 1_000_000;
  private static final Optional<VehicleKind> WAGON = Optional.of(VehicleKind.WAGON);
  private static final Optional<VehicleKind> UNKNOWN = Optional.empty();

  @Test
  void takesAxlesOfUnknownVehiclesBesideAGapForTheRestOfWhatItCut() {
    assertEquals(List.of(), deviations(pass(99, 2, UNKNOWN), pass(112, 1, UNKNOWN)));
  }

  @Test
  void findsAnUnknownVehicleFarFromTheTrain() {
    assertEquals(List.of(Deviation.Kind.PHANTOM), deviations(pass(20, 2, UNKNOWN)));
    assertEquals(List.of(Deviation.Kind.PHANTOM), deviations(pass(190, 2, UNKNOWN)));
  }

  @Test
  void takesAWagonTooManyOfWhichTheGatewayIsNotCertain() {
    Answer.Pass again = new Answer.Pass(TRACK, 150 * SECOND, true, 4, WAGON, false);
    assertEquals(List.of(), deviations(again));
    assertEquals(List.of(Deviation.Kind.MISTIMED), deviations(pass(150, 4, WAGON)));
  }

  @Test
  void findsAWagonTooManyBesideAGap() {
    // The gateway is certain of both: one is the wagon of the gap, at a wrong time.
    assertEquals(
        List.of(Deviation.Kind.MISTIMED, Deviation.Kind.PHANTOM),
        deviations(pass(95, 4, WAGON), pass(99, 4, WAGON)));
  }

  private static List<Deviation.Kind> deviations(Answer.Pass... more) {
    List<Answer.Pass> tallied = new ArrayList<>(List.of(pass(90, 4, WAGON), pass(120, 4, WAGON)));
    tallied.addAll(List.of(more));
    List<Answer.Gap> gaps =
        List.of(new Answer.Gap(TRACK, 100 * SECOND, 110 * SECOND, "the board was down"));
    Answer answer = new Answer(List.of(), tallied, List.of(), gaps, Map.of(TRACK, 1_000 * SECOND));
    Run run =
        new Run("three wagons", 1, "stepped", 1_000 * SECOND, 1, 1, 1, 1, Map.of(), List.of());
    return new PassComparison(run, TRACK, Known.of(run, TRACK, answer), truths(), answer)
        .deviations().stream().map(Deviation::kind).toList();
  }

  private static List<TrueEvent.Pass> truths() {
    return List.of(truth(90), truth(105), truth(120));
  }

  private static TrueEvent.Pass truth(long seconds) {
    return new TrueEvent.Pass(TRACK, seconds * SECOND, true, 4, VehicleKind.WAGON, 1);
  }

  private static Answer.Pass pass(long seconds, int axles, Optional<VehicleKind> kind) {
    return new Answer.Pass(TRACK, seconds * SECOND, true, axles, kind, kind.isPresent());
  }
}
