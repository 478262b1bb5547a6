package org.tallyport.simulator.pins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.ClockDriver;
import org.tallyport.equipment.Settings;

/** {@code clock: {driver: simulated, file: …}}: waits 30 s for a world to make the file. */
public final class SimulatedClockDriver implements ClockDriver {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** For the service loader. */
  public SimulatedClockDriver() {}

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public Plan plan(Settings settings) {
    Path file = settings.file("file");
    return () -> open(file);
  }

  private static BoardClock open(Path file) {
    long start = MachineTime.nanos();
    while (true) {
      try {
        return SimulatedBoardClock.open(file);
      } catch (IOException failed) {
        if (MachineTime.nanos() - start > PATIENCE_NANOS) {
          throw new IllegalStateException("no world made " + file + " within 30 s", failed);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
