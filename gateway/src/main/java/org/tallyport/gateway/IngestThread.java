package org.tallyport.gateway;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.gateway.loop.IngestLoop;

/** Steps the ingest loop, and rests while nothing waits. */
final class IngestThread {
  private static final Logger LOG = LoggerFactory.getLogger(IngestThread.class);
  private static final long REST_NANOSECONDS = 2_000_000;
  private static final long LONGEST_END_MILLISECONDS = 10_000;

  private final IngestLoop loop;
  private final LongSupplier nanoTime;
  private final Consumer<Throwable> bugs;
  private final Thread thread = new Thread(this::run, "tallyport-ingest");
  private volatile boolean ending;

  IngestThread(IngestLoop loop, LongSupplier nanoTime, Consumer<Throwable> bugs) {
    this.loop = loop;
    this.nanoTime = nanoTime;
    this.bugs = bugs;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!ending) {
        if (loop.step(nanoTime.getAsLong() / 1_000) == 0) {
          LockSupport.parkNanos(this, REST_NANOSECONDS);
        }
      }
      loop.close();
    } catch (RuntimeException | Error bug) {
      bugs.accept(bug);
    }
  }

  /** Ends the loop after the step it is in. */
  void end() {
    ending = true;
    LockSupport.unpark(thread);
    try {
      thread.join(LONGEST_END_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.warn("the ingest loop did not end within {} ms", LONGEST_END_MILLISECONDS);
    }
  }
}
