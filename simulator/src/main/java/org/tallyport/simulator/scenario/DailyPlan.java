package org.tallyport.simulator.scenario;

/**
 * What equipment is to handle in a mean day.
 *
 * @param tonnes over the quay by cranes; wagons are not weighed
 * @param teu over the quay
 * @param wagons over tracks, both ways
 */
public record DailyPlan(double tonnes, double teu, double wagons) {
  static final DailyPlan NOTHING = new DailyPlan(0, 0, 0);

  DailyPlan plus(DailyPlan other) {
    return new DailyPlan(tonnes + other.tonnes, teu + other.teu, wagons + other.wagons);
  }

  DailyPlan times(double factor) {
    return new DailyPlan(tonnes * factor, teu * factor, wagons * factor);
  }
}
