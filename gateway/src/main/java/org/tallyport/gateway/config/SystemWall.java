package org.tallyport.gateway.config;

import java.time.Instant;
import java.time.InstantSource;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.ClockQuality;

/** The system's clock as a gateway sees it: only its wall time is used. */
final class SystemWall implements BoardClock {
  static final String NAME = "system";

  private final InstantSource wall = InstantSource.system();

  @Override
  public long bootId() {
    return 1;
  }

  @Override
  public long monotonicMicroseconds() {
    return utcMicroseconds();
  }

  @Override
  public long utcMicroseconds() {
    Instant now = wall.instant();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
  }

  @Override
  public ClockQuality quality() {
    return ClockQuality.SYNCHRONISED;
  }
}
