package org.tallyport.edge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.ClockQuality;

class ClockWatchTest {
  @Test
  void takesAThreadThatWasHeldUpForNoStepOfTheClock() {
    for (int reading = 1; reading <= 12; reading++) {
      Hasty clock = new Hasty();
      ClockWatch watch = new ClockWatch(clock);
      assertTrue(watch.look().isPresent());
      watch.adopt();
      clock.holdUpAtReading(reading);
      assertEquals(Optional.empty(), watch.look(), "held up at reading " + reading);
      long off = Math.abs(watch.utcMicroseconds(0) - Samples.UTC);
      assertTrue(off <= 500, "off by " + off);
    }
  }

  /** Goes on by 60 µs whenever it is read, and once by 600 ms: 10 ms of life at 60 times. */
  private static final class Hasty implements BoardClock {
    private long now = 5_000_000;
    private int readings;
    private int heldUp;

    void holdUpAtReading(int reading) {
      heldUp = readings + reading;
    }

    private long read() {
      now += ++readings == heldUp ? 600_000 : 60;
      return now;
    }

    @Override
    public long bootId() {
      return 7;
    }

    @Override
    public long monotonicMicroseconds() {
      return read();
    }

    @Override
    public long utcMicroseconds() {
      return Samples.UTC + read();
    }

    @Override
    public ClockQuality quality() {
      return ClockQuality.SYNCHRONISED;
    }
  }
}
