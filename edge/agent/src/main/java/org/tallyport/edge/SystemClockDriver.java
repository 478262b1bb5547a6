package org.tallyport.edge;

import org.tallyport.equipment.ClockDriver;
import org.tallyport.equipment.Settings;

/** {@code clock: {driver: system}}: the board's own clocks; no settings. */
public final class SystemClockDriver implements ClockDriver {
  /** For {@link java.util.ServiceLoader}. */
  public SystemClockDriver() {}

  @Override
  public String name() {
    return "system";
  }

  @Override
  public Plan plan(Settings settings) {
    return SystemClock::new;
  }
}
