package org.tallyport.simulator.load;

import java.util.function.LongSupplier;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.ClockQuality;

/**
 * A board's clock that runs with this machine's.
 *
 * @param bootId of the board
 * @param microseconds since this board booted
 * @param bootUtcMicroseconds when that was
 */
record LoadClock(long bootId, LongSupplier microseconds, long bootUtcMicroseconds)
    implements BoardClock {
  @Override
  public long monotonicMicroseconds() {
    return microseconds.getAsLong();
  }

  @Override
  public long utcMicroseconds() {
    return bootUtcMicroseconds + microseconds.getAsLong();
  }

  @Override
  public long utcOffsetMicroseconds() {
    return bootUtcMicroseconds;
  }

  @Override
  public ClockQuality quality() {
    return ClockQuality.SYNCHRONISED;
  }
}
