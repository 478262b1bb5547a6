package org.tallyport.edge;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of the three loops, on a thread of its own: step, pause, again. A checked exception is an
 * operating fault: counted, logged when it changes, tried again. Anything else is a bug and is
 * handed to whoever ends the process.
 */
final class LoopThread {
  /** One turn of a loop. */
  @FunctionalInterface
  interface Step {
    /**
     * Does what is due.
     *
     * @param nowMicroseconds the pacer's time
     * @throws Exception a checked one for an operating fault
     */
    void step(long nowMicroseconds) throws Exception;
  }

  private static final Logger LOG = LoggerFactory.getLogger(LoopThread.class);

  private final String name;
  private final Step step;
  private final long pauseMicroseconds;
  private final Pacer pacer;
  private final Consumer<Throwable> bugs;
  private final Thread thread;
  private final AtomicLong faults = new AtomicLong();
  private volatile boolean ending;
  private String fault = "";

  LoopThread(
      String name, Step step, long pauseMicroseconds, Pacer pacer, Consumer<Throwable> bugs) {
    this.name = name;
    this.step = step;
    this.pauseMicroseconds = pauseMicroseconds;
    this.pacer = pacer;
    this.bugs = bugs;
    this.thread = new Thread(this::loop, "tallyport-" + name);
  }

  void start() {
    thread.start();
  }

  /** Ends the loop after the step it is in; false when that takes longer than allowed. */
  boolean end(long limitMilliseconds) {
    ending = true;
    try {
      thread.join(limitMilliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.warn("loop {} did not end within {} ms", name, limitMilliseconds);
    }
    return !thread.isAlive();
  }

  /** Operating faults so far; any thread. */
  long faults() {
    return faults.get();
  }

  private void loop() {
    try {
      while (!ending) {
        turn();
        pacer.pause(pauseMicroseconds);
      }
    } catch (InterruptedException e) {
      LOG.info("loop {} was interrupted and ends", name);
    } catch (Throwable bug) {
      bugs.accept(bug);
    }
  }

  private void turn() throws InterruptedException {
    try {
      step.step(pacer.microseconds());
      if (!fault.isEmpty()) {
        LOG.info("loop {} works again", name);
        fault = "";
      }
    } catch (RuntimeException | InterruptedException e) {
      throw e;
    } catch (Exception e) {
      faults.incrementAndGet();
      if (!e.toString().equals(fault)) {
        fault = e.toString();
        LOG.warn("loop {} failed and tries again: {}", name, fault);
      }
    }
  }
}
