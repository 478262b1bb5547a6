package org.tallyport.gateway.console;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Signal;
import org.tallyport.gateway.live.BoardStatus;
import org.tallyport.gateway.live.LiveReading;

/**
 * Tells for the display whether an equipment moves, by watching its signals change. What it says
 * never counts. One thread; it forgets nothing, and holds one value per signal.
 */
final class MotionWatch {
  private static final Duration STILL = Duration.ofSeconds(15);
  private static final Duration SILENT = Duration.ofSeconds(30);

  private final Map<Signal, Long> lastSteps = new HashMap<>();
  private final Map<String, Instant> lastMotion = new HashMap<>();

  /** What an equipment does right now. */
  sealed interface Motion {
    record Moving() implements Motion {}

    /** At rest; since when is empty where it was not seen. */
    record Idle(Optional<Instant> since) implements Motion {}

    record Unknown(String reason) implements Motion {}
  }

  /** Compares with what was seen last; to be called with each change of the readings. */
  Motion look(
      EquipmentProfile equipment,
      List<LiveReading> readings,
      Optional<BoardStatus> board,
      Instant now) {
    for (LiveReading reading : readings) {
      long steps = reading.value().steps();
      Long before = lastSteps.put(reading.signal(), steps);
      if (before != null && before != steps && moves(reading.signal().role())) {
        Instant at = Instant.ofEpochMilli(reading.value().utcMilliseconds());
        lastMotion.merge(equipment.id().value(), at, (a, b) -> a.isAfter(b) ? a : b);
      }
    }
    return unknown(equipment, readings, board, now).orElseGet(() -> known(equipment, now));
  }

  private static Optional<Motion> unknown(
      EquipmentProfile equipment,
      List<LiveReading> readings,
      Optional<BoardStatus> board,
      Instant now) {
    String name = "board " + equipment.board();
    if (board.isEmpty()) {
      return Optional.of(new Motion.Unknown(name + " was never seen"));
    }
    if (!board.get().online()) {
      return Optional.of(new Motion.Unknown(name + " is offline"));
    }
    Instant seen = Instant.ofEpochMilli(board.get().lastSeenUtcMilliseconds());
    if (Duration.between(seen, now).compareTo(SILENT) > 0) {
      return Optional.of(new Motion.Unknown(name + " is silent"));
    }
    return readings.isEmpty()
        ? Optional.of(new Motion.Unknown("no reading yet"))
        : Optional.empty();
  }

  private Motion known(EquipmentProfile equipment, Instant now) {
    Instant motion = lastMotion.get(equipment.id().value());
    if (motion != null && Duration.between(motion, now).compareTo(STILL) < 0) {
      return new Motion.Moving();
    }
    return new Motion.Idle(Optional.ofNullable(motion));
  }

  private static boolean moves(Role role) {
    return switch (role) {
      case SPREADER_LOCKED,
          SPREADER_UNLOCKED,
          SPREADER_LANDED,
          HOIST_HEIGHT,
          TROLLEY_POSITION,
          GANTRY_POSITION,
          SLEW_ANGLE,
          SLEW_RADIUS,
          SLEW_OVER_VESSEL,
          GRAB_CLOSED,
          WHEEL_A,
          WHEEL_B,
          MOVE_COUNTER,
          SPREADER_LANDED_LEFT,
          SPREADER_LANDED_RIGHT,
          HOIST_LOAD ->
          true;
      case SPREADER_MODE, CONTROL_ON, EMERGENCY_STOP, WIND_SPEED, WAGON_MASS, METER_TOTAL, OTHER ->
          false;
    };
  }
}
