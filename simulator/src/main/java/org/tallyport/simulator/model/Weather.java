package org.tallyport.simulator.model;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The wind over a port: a slow wandering mean and gusts, and storms that close it. Cranes rest
 * above the stop limit.
 */
public final class Weather {
  /** Cranes stop above this mean wind, metres a second. */
  static final double STOP_METRES_PER_SECOND = 20;

  private static final long STEP = 300_000_000;
  private static final double LEAST = 0;

  /** How much of the way to its mean the wind goes in a step: by itself, and in a storm. */
  private static final double PULL = 0.04;

  private static final double STORM_PULL = 0.5;

  private final double mean;
  private final Storms storms;
  private final Chance chance;
  private final Analogue.Sampling sampling =
      new Analogue.Sampling(1_000_000, 1_000_000, 0.4, LEAST);
  private Analogue anemometer;
  private double wind;
  private long known;
  private final Deque<Stop> stops = new ArrayDeque<>();

  /** A time in which cranes rest; what is known of the wind ahead does not change it. */
  private record Stop(long from, long to) {}

  /**
   * Wind around a mean.
   *
   * @param metresPerSecond long-term mean
   * @param storms an instance of its own
   * @param seed not moved
   */
  public Weather(double metresPerSecond, Storms storms, Chance seed) {
    mean = metresPerSecond;
    this.storms = storms;
    chance = seed.part("weather");
    wind = metresPerSecond;
    anemometer = new Analogue(wind, sampling, chance);
  }

  /** What one crane measures of it, 1 Hz. */
  Analogue anemometer(Chance noise) {
    anemometer = new Analogue(wind, sampling, noise);
    return anemometer;
  }

  /** Decides on the wind up to a time. */
  void blow(long to) {
    while (known <= to) {
      Storm storm = storms.at(known);
      wind = Math.max(LEAST, wind + pull(storm) + 0.45 * chance.normal());
      anemometer.ramp(known, known + STEP, wind);
      known += STEP;
      long end = storm == null ? known : storm.toMicroseconds();
      if (storm != null || wind > STOP_METRES_PER_SECOND) {
        stop(known - STEP, Math.max(end, known + STEP));
      }
    }
  }

  private void stop(long from, long to) {
    Stop last = stops.peekLast();
    if (last != null && last.to >= from) {
      stops.removeLast();
      stops.add(new Stop(last.from, Math.max(last.to, to)));
    } else {
      stops.add(new Stop(from, to));
    }
  }

  private double pull(@Nullable Storm storm) {
    if (storm != null) {
      return STORM_PULL * (storm.metresPerSecond() - wind);
    }
    return (wind > STOP_METRES_PER_SECOND ? STORM_PULL : PULL) * (mean - wind);
  }

  /** The first time from this one on at which cranes may work; asked forwards only. */
  long calmAfter(long time) {
    long calm = time;
    blow(calm);
    for (Stop stop = stops.peek(); stop != null && stop.from <= calm; stop = stops.peek()) {
      if (stop.to <= calm) {
        stops.remove();
      } else {
        calm = stop.to;
        blow(calm);
      }
    }
    return calm;
  }
}
