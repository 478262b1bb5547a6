package org.tallyport.simulator.pins;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The time that a board shows: moved by its reader, held by those who work in it, waited for by
 * those who sample in it.
 */
final class BoardTime {
  /** How far time may run ahead of the last poll: 2,000 edges/s fill half a queue of the driver. */
  static final long LEAD_MICROSECONDS = 2_000_000;

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long BEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Hold> holds = new ArrayList<>();
  private volatile long shown;
  private volatile boolean over;

  /** Microseconds since boot; everything up to here was dispatched. */
  long shown() {
    return shown;
  }

  /** Sets the time of a reader that begins, or begins anew; never back. */
  void begin(long timeMicroseconds) {
    show(Math.max(shown, timeMicroseconds));
  }

  /**
   * Moves the time as far as it may, and waits where it is held.
   *
   * @param heartbeat called at least every 50 ms
   */
  void run(long toMicroseconds, Runnable heartbeat) throws InterruptedException {
    long since = MachineTime.nanos();
    lock.lockInterruptibly();
    try {
      while (shown < toMicroseconds && !over) {
        long next = Math.min(toMicroseconds, limit());
        if (next > shown) {
          show(next);
          since = MachineTime.nanos();
        } else if (MachineTime.nanos() - since > PATIENCE_NANOS) {
          holds.forEach(hold -> hold.passedOver |= hold.limitMicroseconds <= shown);
        } else {
          changed.awaitNanos(BEAT_NANOS);
          heartbeat.run();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Time does not move any more; who waits goes on waiting until interrupted. */
  void end() {
    over = true;
    notice();
  }

  /** A hold at so much after now. */
  Hold hold(long aheadMicroseconds) {
    lock.lock();
    try {
      Hold hold = new Hold(shown + aheadMicroseconds);
      holds.add(hold);
      return hold;
    } finally {
      lock.unlock();
    }
  }

  /** Moves a hold to so much after now. */
  long move(Hold hold, long aheadMicroseconds) {
    lock.lock();
    try {
      hold.move(shown + aheadMicroseconds);
      changed.signalAll();
      return shown;
    } finally {
      lock.unlock();
    }
  }

  /** Lets time run to a moment, waits for it, and holds it there. */
  void await(Hold hold, long dueMicroseconds) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      hold.move(dueMicroseconds);
      changed.signalAll();
      while (shown < dueMicroseconds) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  void release(Hold hold) {
    lock.lock();
    try {
      holds.remove(hold);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void show(long timeMicroseconds) {
    lock.lock();
    try {
      shown = timeMicroseconds;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void notice() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private long limit() {
    long limit = Long.MAX_VALUE;
    for (Hold hold : holds) {
      if (!hold.passedOver) {
        limit = Math.min(limit, hold.limitMicroseconds);
      }
    }
    return limit;
  }
}
