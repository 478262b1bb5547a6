package org.tallyport.equipment;

/**
 * A kind of board clock, found by {@link java.util.ServiceLoader} under the name in a
 * configuration. Boards use the system's; simulations bring one whose time runs faster.
 */
public interface ClockDriver {
  /** The word in the configuration: {@code clock: {driver: simulated, file: …}}. */
  String name();

  /** Reads the settings; opened only if no fault was reported. */
  Plan plan(Settings settings);

  /** A checked set of settings, ready to be opened. */
  @FunctionalInterface
  interface Plan {
    BoardClock open();
  }
}
