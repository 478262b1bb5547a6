package org.tallyport.simulator.line;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** What the state of a line means to the pumps of its connections. */
final class Course {
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private LineState state = new LineState.Whole();
  private long silences;

  Course(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  LineState state() {
    lock.lock();
    try {
      return state;
    } finally {
      lock.unlock();
    }
  }

  void state(LineState next) {
    lock.lock();
    try {
      state = next;
      silences += next instanceof LineState.HalfOpen ? 1 : 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits while nothing flows. */
  void awaitFlow() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (state instanceof LineState.HalfOpen) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** One connection's way; it begins now. */
  Ride ride() {
    lock.lock();
    try {
      return new Ride(silences);
    } finally {
      lock.unlock();
    }
  }

  /** What the line does to one connection. */
  final class Ride {
    private final long silencesBefore;

    private Ride(long silencesBefore) {
      this.silencesBefore = silencesBefore;
    }

    /** Whether nothing that this connection is given arrives, now and for ever. */
    boolean dumb() {
      lock.lock();
      try {
        return silences > silencesBefore;
      } finally {
        lock.unlock();
      }
    }

    /** Waits as long as a slow line needs for a piece; a change of the line ends the waiting. */
    void carry(int bytes) throws InterruptedException {
      lock.lockInterruptibly();
      try {
        if (state instanceof LineState.Slow(int bytesPerSecond, Duration delay)) {
          LineState slow = state;
          long due =
              nanoTime.getAsLong() + delay.toNanos() + bytes * 1_000_000_000L / bytesPerSecond;
          long left = due - nanoTime.getAsLong();
          while (left > 0 && state.equals(slow)) {
            var _ = changed.await(left, TimeUnit.NANOSECONDS);
            left = due - nanoTime.getAsLong();
          }
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
