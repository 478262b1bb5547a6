package org.tallyport.gateway.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Signal;
import org.tallyport.gateway.console.MotionWatch.Motion;
import org.tallyport.gateway.live.BoardStatus;
import org.tallyport.gateway.live.LiveReading;
import org.tallyport.gateway.live.Receipt;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.LiveValue;

/** Wall time runs 60 times as fast as monotonic time here, as in a simulation. */
class MotionWatchTest {
  private static final Instant START = Scene.NOW;
  private static final int SPEED = 60;

  private final MotionWatch watch = new MotionWatch();
  private final EquipmentProfile crane =
      new MemoryTerminal()
          .equipment().stream()
              .filter(one -> one.id().equals(MemoryTerminal.CRANE))
              .findFirst()
              .orElseThrow();
  private final List<LiveReading> readings = new ArrayList<>();
  private Optional<BoardStatus> board = Optional.empty();

  private static Receipt received(long second) {
    return new Receipt(wall(second).toEpochMilli(), second * 1_000_000);
  }

  private static Instant wall(long second) {
    return START.plusSeconds(second * SPEED);
  }

  private void heard(long second) {
    board =
        Optional.of(
            new BoardStatus(
                new EdgeNode("AZBAK", crane.board()),
                true,
                Optional.of(Scene.JOURNAL),
                0,
                1,
                received(second),
                1,
                1,
                0,
                0));
  }

  private void read(long second, Role role, long steps, Quality quality) {
    read(second, wall(second), role, steps, quality);
  }

  private void read(long second, Instant sensed, Role role, long steps, Quality quality) {
    Signal signal = new Signal(crane.id(), role.word(), role, role.unit(), role.type(), 0);
    readings.removeIf(reading -> reading.signal().equals(signal));
    LiveValue value = new LiveValue(sensed.toEpochMilli(), steps, quality);
    readings.add(new LiveReading(signal, value, received(second)));
    heard(second);
  }

  private Motion look(long second) {
    return watch.look(crane, readings, board, wall(second), second * 1_000_000);
  }

  @Test
  void aBoardIsSilentByTheTimeOfTheGatewayHoweverFastItsClockRuns() {
    read(0, Role.HOIST_HEIGHT, 5, Quality.GOOD);
    assertInstanceOf(Motion.Idle.class, look(10));
    assertInstanceOf(Motion.Idle.class, look(29));
    assertEquals(new Motion.Unknown("board " + crane.board() + " is silent"), look(31));
    heard(32);
    assertInstanceOf(Motion.Idle.class, look(33));
  }

  @Test
  void movesForAMomentAfterAChangeAndIsIdleSinceThen() {
    read(0, Role.HOIST_HEIGHT, 5, Quality.GOOD);
    look(0);
    read(5, Role.HOIST_HEIGHT, 6, Quality.GOOD);
    assertEquals(new Motion.Moving(), look(10));
    assertEquals(new Motion.Idle(Optional.of(wall(5))), look(21));
  }

  @Test
  void aClockAheadDoesNotKeepItMoving() {
    read(0, Role.HOIST_HEIGHT, 5, Quality.GOOD);
    look(0);
    read(1, wall(1).plusSeconds(3_600), Role.HOIST_HEIGHT, 6, Quality.GOOD);
    assertEquals(new Motion.Moving(), look(1));
    assertEquals(new Motion.Idle(Optional.of(wall(17))), look(17));
  }

  @Test
  void aChangeOutOfABacklogIsHistory() {
    read(0, Role.HOIST_HEIGHT, 5, Quality.GOOD);
    look(0);
    read(1, wall(1).minusSeconds(3_600), Role.HOIST_HEIGHT, 6, Quality.GOOD);
    assertInstanceOf(Motion.Idle.class, look(1));
  }

  @Test
  void withAllItsSensorsBadNothingIsKnown() {
    read(0, Role.HOIST_HEIGHT, 5, Quality.GOOD);
    read(0, Role.WIND_SPEED, 3, Quality.GOOD);
    look(0);
    read(1, Role.HOIST_HEIGHT, 0, Quality.BAD);
    assertEquals(new Motion.Unknown("all its sensors are bad"), look(1));
    read(2, Role.HOIST_HEIGHT, 5, Quality.GOOD);
    assertInstanceOf(Motion.Idle.class, look(2));
  }

  @Test
  void windAloneTellsNothing() {
    read(0, Role.WIND_SPEED, 3, Quality.GOOD);
    assertEquals(new Motion.Unknown("no reading yet"), look(0));
  }
}
