package org.tallyport.simulator.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * When people work.
 *
 * @param shifts local times at which shifts begin, ascending, such as {@code 08:00 20:00}
 * @param stopMinutesPerShift planned; the target leaves them out
 * @param pauses when cranes begin nothing, every day
 */
public record Staffing(String shifts, int stopMinutesPerShift, List<Pause> pauses) {
  public Staffing {
    pauses = List.copyOf(pauses);
  }

  /**
   * A pause of every day.
   *
   * @param at local time of its beginning
   * @param minutes how long, less than a day
   */
  public record Pause(LocalTime at, int minutes) {}

  /**
   * The first time from this one on at which no pause is.
   *
   * @param time microseconds since the start of the run
   */
  long freeAfter(long time, Instant start, ZoneId zone) {
    long free = time;
    boolean moved = !pauses.isEmpty();
    while (moved) {
      moved = false;
      for (Pause pause : pauses) {
        long end = endOf(pause, free, start, zone);
        moved |= end > free;
        free = Math.max(free, end);
      }
    }
    return free;
  }

  /** The end of a pause that is at a time; the time itself when there is none. */
  private static long endOf(Pause pause, long time, Instant start, ZoneId zone) {
    ZonedDateTime now = start.plus(time, ChronoUnit.MICROS).atZone(zone);
    for (int daysAgo = 0; daysAgo <= 1; daysAgo++) {
      ZonedDateTime begin = now.toLocalDate().minusDays(daysAgo).atTime(pause.at()).atZone(zone);
      Duration left = Duration.between(now, begin.plusMinutes(pause.minutes()));
      if (!begin.isAfter(now) && left.isPositive()) {
        return time + left.toNanos() / 1_000;
      }
    }
    return time;
  }
}
