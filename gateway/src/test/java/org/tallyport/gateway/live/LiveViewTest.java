package org.tallyport.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Signal;
import org.tallyport.equipment.Unit;
import org.tallyport.equipment.ValueType;
import org.tallyport.wire.LiveValue;

class LiveViewTest {
  private static final long NOW = 1_772_000_000_000L;
  private static final long YEAR = 31_536_000_000L;
  private static final EquipmentId CRANE = new EquipmentId("sts-1");
  private static final Signal HEIGHT =
      new Signal(CRANE, "height", Role.HOIST_HEIGHT, Unit.METRES, ValueType.DECIMAL, 1);

  private final LiveView view = new LiveView();

  private void put(long sensed, long received, long steps) {
    view.put(
        HEIGHT,
        new LiveValue(sensed, steps, Quality.GOOD),
        new Receipt(received, received * 1_000));
  }

  private long shown() {
    return view.readings(CRANE).getFirst().value().steps();
  }

  @Test
  void aBacklogDoesNotTurnTheDisplayBack() {
    put(NOW, NOW + 100, 7);
    put(NOW - YEAR, NOW + 200, 3);
    assertEquals(7, shown());
  }

  @Test
  void aValueDatedInTheFutureHidesNothingThatComesLater() {
    put(NOW + YEAR, NOW, 7);
    put(NOW + 900, NOW + 1_000, 8);
    assertEquals(8, shown());
    put(NOW + YEAR, NOW + 2_000, 9);
    assertEquals(9, shown());
  }

  @Test
  void aClockOfTheGatewayThatIsSetBackHidesNothing() {
    put(NOW + YEAR, NOW + YEAR, 7);
    put(NOW, NOW, 8);
    assertEquals(8, shown());
  }
}
