package org.tallyport.simulator.plc;

import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.ClockQuality;

/** A board clock of a given speed; UTC is the machine's at the beginning. */
final class RunningClock implements BoardClock {
  private static final long BOOTED_AGO = 3_600_000_000L;

  private final long nanosAtBegin = System.nanoTime();
  private final long utcAtBegin = System.currentTimeMillis() * 1_000;
  private final long speed;
  private final ClockQuality quality;

  RunningClock(long speed, ClockQuality quality) {
    this.speed = speed;
    this.quality = quality;
  }

  static RunningClock synchronised() {
    return new RunningClock(1, ClockQuality.SYNCHRONISED);
  }

  @Override
  public long bootId() {
    return 42;
  }

  @Override
  public long monotonicMicroseconds() {
    return BOOTED_AGO + (System.nanoTime() - nanosAtBegin) / 1_000 * speed;
  }

  @Override
  public long utcMicroseconds() {
    return monotonicMicroseconds() + utcAtBegin - BOOTED_AGO;
  }

  /** The board-monotonic time of a UTC time. */
  long monotonicOf(long utcMicroseconds) {
    return utcMicroseconds - utcAtBegin + BOOTED_AGO;
  }

  @Override
  public ClockQuality quality() {
    return quality;
  }
}
