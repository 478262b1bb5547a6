package org.tallyport.simulator.wired;

import java.util.Map;
import java.util.Objects;
import org.tallyport.edge.config.Drivers;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.ClockDriver;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.Settings;

/**
 * This machine's clock, taken as kept by a time service whether it is or not: the gateway waits two
 * minutes for a better clock than one that is not, and tests need not.
 */
record TrustedClock(BoardClock machine) implements BoardClock {
  /** The drivers on the class path, with this clock in place of the machine's. */
  static Drivers drivers() {
    Drivers found = Drivers.onClassPath();
    ClockDriver system = Objects.requireNonNull(found.clocks().get("system"));
    return new Drivers(found.sensors(), Map.of("system", new Driver(system)));
  }

  private record Driver(ClockDriver system) implements ClockDriver {
    @Override
    public String name() {
      return system.name();
    }

    @Override
    public Plan plan(Settings settings) {
      Plan plan = system.plan(settings);
      return () -> new TrustedClock(plan.open());
    }
  }

  @Override
  public long bootId() {
    return machine.bootId();
  }

  @Override
  public long monotonicMicroseconds() {
    return machine.monotonicMicroseconds();
  }

  @Override
  public long utcMicroseconds() {
    return machine.utcMicroseconds();
  }

  @Override
  public ClockQuality quality() {
    return ClockQuality.SYNCHRONISED;
  }
}
