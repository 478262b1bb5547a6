package org.tallyport.simulator.model;

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
  private long stormUntil;

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
      double pull =
          storm == null ? PULL * (mean - wind) : STORM_PULL * (storm.metresPerSecond() - wind);
      wind = Math.max(LEAST, wind + pull + 0.45 * chance.normal());
      anemometer.ramp(known, known + STEP, wind);
      known += STEP;
      if (wind > STOP_METRES_PER_SECOND) {
        stormUntil = Math.max(stormUntil, known + STEP);
      }
      if (storm != null) {
        stormUntil = Math.max(stormUntil, storm.toMicroseconds());
      }
    }
  }

  /** The first time from this one on at which cranes may work. */
  long calmAfter(long time) {
    blow(time);
    while (stormUntil > time && stormUntil >= known) {
      blow(known);
    }
    return Math.max(time, stormUntil);
  }
}
