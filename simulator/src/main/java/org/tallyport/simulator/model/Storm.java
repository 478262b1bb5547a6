package org.tallyport.simulator.model;

/**
 * A time in which the port is closed for wind.
 *
 * @param fromMicroseconds since the start of the run
 * @param toMicroseconds cranes begin no work before this
 * @param metresPerSecond mean wind in it
 */
public record Storm(long fromMicroseconds, long toMicroseconds, double metresPerSecond) {
  public Storm {
    if (toMicroseconds <= fromMicroseconds) {
      throw new IllegalArgumentException(
          "a storm from " + fromMicroseconds + " to " + toMicroseconds);
    }
  }
}
