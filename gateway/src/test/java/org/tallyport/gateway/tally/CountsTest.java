package org.tallyport.gateway.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.recognise.Confidence;
import org.tallyport.gateway.recognise.Direction;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.recognise.EventId;
import org.tallyport.gateway.recognise.LiftReason;
import org.tallyport.gateway.recognise.Vehicle;
import org.tallyport.gateway.recognise.Zone;
import org.tallyport.wire.JournalId;

class CountsTest {
  private static final EquipmentId EQUIPMENT = new EquipmentId("X-1");
  private static final EventId ID = new EventId(new JournalId("aaaaaaaa"), 1, 0);

  private static Event.Lift lift(LiftReason reason) {
    return new Event.Lift(
        ID,
        EQUIPMENT,
        reason,
        0,
        OptionalLong.of(20_000_000),
        Confidence.GOOD,
        Zone.VESSEL,
        Zone.BACKREACH,
        false,
        Optional.empty(),
        "spreader/1");
  }

  private static Event.VehiclePass pass(Vehicle vehicle, Direction direction, int axles) {
    return new Event.VehiclePass(
        ID, EQUIPMENT, vehicle, direction, axles, 0, 0, Confidence.GOOD, "rail/1");
  }

  @Test
  void aHatchCoverIsALiftWithoutBoxesOrTonnes() {
    assertEquals(new Counts(0, 1, 0, 0, 0, 0, 0, 0, 0, 0), Counts.of(lift(LiftReason.HATCH)));
    assertEquals(Counts.NONE, Counts.of(lift(LiftReason.TEST)));
  }

  @Test
  void countsWagonsByDirectionAndLocomotivesApart() {
    Counts counts =
        Counts.of(pass(Vehicle.WAGON, Direction.IN, 4))
            .plus(Counts.of(pass(Vehicle.WAGON, Direction.OUT, 8)))
            .plus(Counts.of(pass(Vehicle.LOCOMOTIVE, Direction.OUT, 6)))
            .plus(Counts.of(pass(Vehicle.UNKNOWN, Direction.IN, 3)));
    assertEquals(new Counts(0, 0, 0, 0, 0, 21, 1, 1, 1, 0), counts);
  }

  @Test
  void intervalsOfDifferentQuartersAreNotAdded() {
    Interval one = new Interval(EQUIPMENT, 0, Counts.NONE, Coverage.NONE);
    Interval other = new Interval(EQUIPMENT, 900_000_000, Counts.NONE, Coverage.NONE);
    assertThrows(IllegalArgumentException.class, () -> one.plus(other));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Interval(EQUIPMENT, 1, Counts.NONE, Coverage.NONE));
    assertEquals(-900_000_000, Interval.startOf(-1));
  }
}
