package org.tallyport.gateway.console;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Signal;
import org.tallyport.gateway.live.BoardStatus;
import org.tallyport.gateway.live.LiveReading;

/**
 * Tells for the display whether an equipment moves, by watching its signals change. What it says
 * never counts. Silence and rest are judged by receipt in monotonic time. One thread; it forgets
 * nothing, and holds one value per signal.
 */
final class MotionWatch {
  private static final long STILL_MICROSECONDS = 15_000_000;
  private static final long SILENT_MICROSECONDS = 30_000_000;

  /** A change received later than this after it was sensed is history. */
  private static final long OLD_MILLISECONDS = 600_000;

  private final Map<Signal, Long> lastSteps = new HashMap<>();
  private final Map<String, LiveReading> lastMotion = new HashMap<>();

  /** What an equipment does right now. */
  sealed interface Motion {
    record Moving() implements Motion {}

    /** At rest; since when is empty where it was not seen. */
    record Idle(Optional<Instant> since) implements Motion {}

    record Unknown(String reason) implements Motion {}
  }

  /**
   * Compares with what was seen last; to be called with each change of the readings.
   *
   * @param now the gateway's wall time; no motion is told to be later
   * @param monotonicMicroseconds the monotonic time that receipts are compared with
   */
  Motion look(
      EquipmentProfile equipment,
      List<LiveReading> readings,
      Optional<BoardStatus> board,
      Instant now,
      long monotonicMicroseconds) {
    String id = equipment.id().value();
    for (LiveReading reading : readings) {
      if (moves(reading.signal().role()) && changed(reading)) {
        lastMotion.merge(id, reading, MotionWatch::later);
      }
    }
    return unknown(equipment, readings, board, monotonicMicroseconds)
        .orElseGet(() -> known(lastMotion.get(id), now, monotonicMicroseconds));
  }

  /** What a signal is after it was bad tells nothing of when it became so. */
  private boolean changed(LiveReading reading) {
    if (reading.value().quality() == Quality.BAD) {
      lastSteps.remove(reading.signal());
      return false;
    }
    long steps = reading.value().steps();
    Long before = lastSteps.put(reading.signal(), steps);
    long age = reading.received().utcMilliseconds() - reading.value().utcMilliseconds();
    return before != null && before != steps && age <= OLD_MILLISECONDS;
  }

  private static LiveReading later(LiveReading one, LiveReading other) {
    long first = one.received().monotonicMicroseconds();
    return first > other.received().monotonicMicroseconds() ? one : other;
  }

  private static Optional<Motion> unknown(
      EquipmentProfile equipment,
      List<LiveReading> readings,
      Optional<BoardStatus> board,
      long monotonicMicroseconds) {
    String name = "board " + equipment.board();
    if (board.isEmpty()) {
      return Optional.of(new Motion.Unknown(name + " was never seen"));
    }
    if (!board.get().online()) {
      return Optional.of(new Motion.Unknown(name + " is offline"));
    }
    if (monotonicMicroseconds - board.get().lastSeen().monotonicMicroseconds()
        > SILENT_MICROSECONDS) {
      return Optional.of(new Motion.Unknown(name + " is silent"));
    }
    return unread(readings);
  }

  private static Optional<Motion> unread(List<LiveReading> readings) {
    List<LiveReading> telling =
        readings.stream().filter(reading -> moves(reading.signal().role())).toList();
    if (telling.isEmpty()) {
      return Optional.of(new Motion.Unknown("no reading yet"));
    }
    return telling.stream().allMatch(reading -> reading.value().quality() == Quality.BAD)
        ? Optional.of(new Motion.Unknown("all its sensors are bad"))
        : Optional.empty();
  }

  private static Motion known(
      @Nullable LiveReading motion, Instant now, long monotonicMicroseconds) {
    if (motion == null) {
      return new Motion.Idle(Optional.empty());
    }
    long still = monotonicMicroseconds - motion.received().monotonicMicroseconds();
    if (still < STILL_MICROSECONDS) {
      return new Motion.Moving();
    }
    Instant at = Instant.ofEpochMilli(motion.value().utcMilliseconds());
    return new Motion.Idle(Optional.of(at.isAfter(now) ? now : at));
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
