package org.tallyport.driver.pi;

import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.ClockQuality;

/** A clock that a test moves, and the pace in it: whoever waits holds the test until it waits. */
public final class ManualClock implements BoardClock {
  private long now;

  public ManualClock(long startMicroseconds) {
    now = startMicroseconds;
  }

  public synchronized void set(long timeMicroseconds) {
    now = timeMicroseconds;
    notifyAll();
  }

  @Override
  public long bootId() {
    return 1;
  }

  @Override
  public synchronized long monotonicMicroseconds() {
    return now;
  }

  @Override
  public long utcMicroseconds() {
    return monotonicMicroseconds();
  }

  @Override
  public ClockQuality quality() {
    return ClockQuality.SYNCHRONISED;
  }

  public Pace pace() {
    return new Pace() {
      @Override
      public void await(long dueMicroseconds) throws InterruptedException {
        waitFor(dueMicroseconds);
      }

      @Override
      public void close() {}
    };
  }

  private synchronized void waitFor(long dueMicroseconds) throws InterruptedException {
    while (now < dueMicroseconds) {
      wait();
    }
  }
}
