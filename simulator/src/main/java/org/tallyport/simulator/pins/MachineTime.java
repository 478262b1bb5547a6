package org.tallyport.simulator.pins;

/**
 * The machine's monotonic clock, which all its processes share. Only signs of life and the patience
 * with a stuck thread are measured by it; nothing that a sensor gives depends on it.
 */
final class MachineTime {
  private MachineTime() {}

  static long nanos() {
    return System.nanoTime();
  }
}
