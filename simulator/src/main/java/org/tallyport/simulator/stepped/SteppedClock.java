package org.tallyport.simulator.stepped;

import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.ClockDriver;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.Settings;

/** A board's clocks: monotonic time from its boot on, and a wall clock that may be wrong. */
final class SteppedClock implements BoardClock {
  private final VirtualTime time;
  private long boot;
  private long bootedMicroseconds;
  private long errorMicroseconds;
  private double driftMillionths;
  private long driftFrom;
  private int unkept;

  /**
   * A clock that is right.
   *
   * @param boot names the boot
   * @param bootedMicroseconds how long before the start of the run it booted
   */
  SteppedClock(VirtualTime time, long boot, long bootedMicroseconds) {
    this.time = time;
    this.boot = boot;
    this.bootedMicroseconds = bootedMicroseconds;
  }

  /** Under the name {@code virtual} the driver that gives this clock. */
  ClockDriver driver() {
    return new ClockDriver() {
      @Override
      public String name() {
        return "virtual";
      }

      @Override
      public Plan plan(Settings settings) {
        return () -> SteppedClock.this;
      }
    };
  }

  /** Another boot; the wall clock stands as it stood. */
  void boot(long newBoot, long newBootedMicroseconds) {
    boot = newBoot;
    bootedMicroseconds = newBootedMicroseconds;
  }

  /** No time service keeps the wall clock any more, or again one more does; then it is right. */
  void kept(boolean kept) {
    unkept += kept ? -1 : 1;
    if (unkept == 0) {
      errorMicroseconds = 0;
      driftMillionths = 0;
    }
  }

  /** Sets the wall clock wrong by this much. */
  void step(double seconds) {
    errorMicroseconds += Math.round(seconds * 1e6);
  }

  /** The wall clock drifts from now on by so many millionths. */
  void drift(double millionths) {
    errorMicroseconds = error();
    driftFrom = time.microseconds();
    driftMillionths = millionths;
  }

  private long error() {
    return errorMicroseconds
        + Math.round((time.microseconds() - driftFrom) * driftMillionths * 1e-6);
  }

  @Override
  public long bootId() {
    return boot;
  }

  @Override
  public long monotonicMicroseconds() {
    return time.microseconds() + bootedMicroseconds;
  }

  @Override
  public long utcMicroseconds() {
    return time.utcMicroseconds() + error();
  }

  @Override
  public ClockQuality quality() {
    return unkept > 0 ? ClockQuality.UNCERTAIN : ClockQuality.SYNCHRONISED;
  }
}
