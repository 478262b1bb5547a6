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
  void findsAnUnknownVehicleFarFromTheGap() {
    assertEquals(List.of(Deviation.Kind.PHANTOM), deviations(pass(60, 2, UNKNOWN)));
    assertEquals(List.of(Deviation.Kind.PHANTOM), deviations(pass(150, 2, UNKNOWN)));
  }

  @Test
  void findsAWagonTooManyBesideAGap() {
    // One may be the wagon of the gap, a little early; both cannot.
    assertEquals(
        List.of(Deviation.Kind.PHANTOM), deviations(pass(95, 4, WAGON), pass(99, 4, WAGON)));
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
    return new Answer.Pass(TRACK, seconds * SECOND, true, axles, kind);
  }
}
