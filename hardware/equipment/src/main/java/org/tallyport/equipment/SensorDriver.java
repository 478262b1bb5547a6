package org.tallyport.equipment;

import java.util.List;

/** A kind of sensor, found by {@link java.util.ServiceLoader} under the name in a configuration. */
public interface SensorDriver {
  /** The word in the configuration: {@code driver: gpio}. */
  String name();

  /** Whether its samples can be read as such a signal: contacts give no decimals. */
  default boolean gives(ValueType type) {
    return true;
  }

  /**
   * Reads the settings of one source and of its channels without touching any hardware. Reports
   * every fault to the settings it found it in; the plan is opened only if none was reported.
   *
   * @param source the source's own settings
   * @param channels the settings of each signal that names this source, in channel order
   */
  Plan plan(Settings source, List<Settings> channels);

  /** A checked set of settings, ready to be opened. */
  @FunctionalInterface
  interface Plan {
    /**
     * Opens the source. Hardware that is not there is no error: the sensor says so in its {@link
     * Sensor#state()} and goes on trying.
     */
    Sensor open(BoardClock clock);
  }
}
