package org.tallyport.edge.journal;

import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.ClockQuality;

/** A board's clocks, set by the test. */
public final class VirtualClock implements BoardClock {
  public long boot = 7;
  public long now = 5_000_000;
  public long offset = Samples.UTC;
  public ClockQuality quality = ClockQuality.SYNCHRONISED;

  @Override
  public long bootId() {
    return boot;
  }

  @Override
  public long monotonicMicroseconds() {
    return now;
  }

  @Override
  public long utcMicroseconds() {
    return now + offset;
  }

  @Override
  public ClockQuality quality() {
    return quality;
  }
}
