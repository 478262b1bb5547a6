package org.tallyport.simulator.disk;

import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The point before which a disk stops.
 *
 * @param operation its name, as {@code journal.wal.sync}
 * @param nth from when it was armed on, from 1
 * @param image where the frozen image goes
 * @param powerCut what a power cut spares; empty for a killed process, which leaves all its writes
 */
record CrashPoint(String operation, long nth, Path image, Optional<RandomGenerator> powerCut) {
  CrashPoint {
    if (nth < 1) {
      throw new IllegalArgumentException("the " + nth + ". " + operation + ", wanted 1 or later");
    }
  }

  boolean is(String other) {
    return operation.equals(other);
  }

  CrashPoint closer() {
    return new CrashPoint(operation, nth - 1, image, powerCut);
  }
}
