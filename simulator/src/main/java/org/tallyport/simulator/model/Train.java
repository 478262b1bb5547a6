package org.tallyport.simulator.model;

import java.util.List;

/**
 * One train over the sensors.
 *
 * @param arrivalMicroseconds when it starts {@link #APPROACH_METRES} before the sensors
 * @param inwards whether it meets sensor A first
 * @param vehicles from its leading end
 * @param drives what its driver does, one after the other; the sum of the ways brings it past
 */
public record Train(
    long arrivalMicroseconds, boolean inwards, List<Vehicle> vehicles, List<Drive> drives) {
  /** From the leading coupling to the middle of the sensor pair at the start. */
  public static final double APPROACH_METRES = 20;

  /** What a driver does. */
  public sealed interface Drive {
    /**
     * From standstill to standstill; negative goes back.
     *
     * @param metres way
     * @param metresPerSecond highest speed
     */
    record Go(double metres, double metresPerSecond) implements Drive {}

    /** Stands still, microseconds. */
    record Stand(long microseconds) implements Drive {}
  }

  public Train {
    vehicles = List.copyOf(vehicles);
    drives = List.copyOf(drives);
  }

  /** Way after which the coupling before a vehicle (0: the first) is over the sensors. */
  public double metresToCoupling(int vehicle) {
    double metres = APPROACH_METRES;
    for (int i = 0; i < vehicle; i++) {
      metres += vehicles.get(i).lengthMetres();
    }
    return metres;
  }

  /** Way after which the first axle of a vehicle is over the middle of the sensors. */
  public double metresToFirstAxle(int vehicle) {
    return metresToCoupling(vehicle) + vehicles.get(vehicle).overhangMetres();
  }
}
