package org.tallyport.edge.config;

import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.tallyport.equipment.ClockDriver;
import org.tallyport.equipment.SensorDriver;

/**
 * The kinds of sensors and clocks that a configuration can name.
 *
 * @param sensors by name
 * @param clocks by name
 */
public record Drivers(Map<String, SensorDriver> sensors, Map<String, ClockDriver> clocks) {
  public Drivers {
    sensors = Collections.unmodifiableMap(new TreeMap<>(sensors));
    clocks = Collections.unmodifiableMap(new TreeMap<>(clocks));
  }

  /** Those on the class path. */
  public static Drivers onClassPath() {
    Map<String, SensorDriver> sensors = new TreeMap<>();
    ServiceLoader.load(SensorDriver.class).forEach(d -> sensors.put(d.name(), d));
    Map<String, ClockDriver> clocks = new TreeMap<>();
    ServiceLoader.load(ClockDriver.class).forEach(d -> clocks.put(d.name(), d));
    return new Drivers(sensors, clocks);
  }
}
