package org.tallyport.driver.pi;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.tallyport.equipment.BoardClock;

/**
 * The time in which one sampling thread lives. Simulated hardware does not let its time run past
 * the moment that the thread last waited for until the thread waits again, so that the thread
 * samples the same moments at every speed.
 */
public interface Pace extends AutoCloseable {
  /**
   * Waits until the board clock shows a time.
   *
   * @param dueMicroseconds board-monotonic; returns at once when it has passed
   */
  void await(long dueMicroseconds) throws InterruptedException;

  /** Lets the time run without this thread. */
  @Override
  void close();

  /** Time that runs by itself. */
  static Pace real(BoardClock clock) {
    return new Pace() {
      @Override
      public void await(long dueMicroseconds) throws InterruptedException {
        while (true) {
          long left = dueMicroseconds - clock.monotonicMicroseconds();
          if (left <= 0) {
            return;
          }
          LockSupport.parkNanos(this, TimeUnit.MICROSECONDS.toNanos(Math.min(left, 1_000_000)));
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
        }
      }

      @Override
      public void close() {}
    };
  }
}
