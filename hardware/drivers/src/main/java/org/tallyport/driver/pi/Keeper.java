package org.tallyport.driver.pi;

import com.pi4j.exception.Pi4JException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.equipment.Pauses;
import org.tallyport.equipment.SensorState;

/**
 * Keeps a piece of hardware open: runs its session on a thread of its own, and runs it again after
 * a pause whenever it fails. A bug in the session is such a failure, too: one source that cannot be
 * understood does not end the others.
 */
public final class Keeper implements AutoCloseable {
  /** One time from opening to failing; if it returns without an exception, it is run again, too. */
  @FunctionalInterface
  public interface Session {
    /** Opens, calls {@link Keeper#reading()}, works; throws Pi4J's exception when it fails. */
    void run(Keeper keeper) throws InterruptedException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final Duration CLOSING = Duration.ofSeconds(2);
  private static final int BUGS_BETWEEN_TRACES = 100;

  private final String name;
  private final Session session;
  private final Runnable whenFailing;
  private final Pauses pauses;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile SensorState state;
  private volatile boolean reads;
  private boolean told;
  private int bugs;

  /**
   * A keeper, not yet started.
   *
   * @param name of the source, for messages and the thread
   * @param whenFailing called when reading turns into failing and at the first failure, by whoever
   *     found it: the keeper's thread or the one that polls; {@link #reads} is true until it ends
   * @param pauses between two sessions
   */
  Keeper(String name, Session session, Runnable whenFailing, Pauses pauses) {
    this.name = name;
    this.session = session;
    this.whenFailing = whenFailing;
    this.pauses = pauses;
    state = new SensorState.Failing(name + ": not opened yet");
    thread = Thread.ofPlatform().daemon().name("keep " + name).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  public SensorState state() {
    return state;
  }

  /** Whether it reads, or fails and has not told so yet. */
  public boolean reads() {
    return reads;
  }

  /** It reads; said by the session. */
  public synchronized void reading() {
    if (!reads) {
      reads = true;
      pauses.reset();
      state = new SensorState.Reading();
      LOG.info("{}: reading", name);
    }
  }

  /** It does not, for the moment; the session goes on. */
  public synchronized void failing(String reason) {
    state = new SensorState.Failing(name + ": " + reason);
    if (reads || !told) {
      LOG.warn("{}: {}", name, reason);
      whenFailing.run();
      told = true;
      reads = false;
    }
  }

  private void bug(Throwable bug) {
    if (bugs++ % BUGS_BETWEEN_TRACES == 0) {
      LOG.error("{}: a bug ended the session, number {}", name, bugs, bug);
    }
    failing("a bug ended the session: " + bug);
  }

  private void attempt() throws InterruptedException {
    try {
      session.run(this);
    } catch (Pi4JException failed) {
      failing(String.valueOf(failed.getMessage()));
    } catch (RuntimeException | Error bug) {
      bug(bug);
    }
  }

  private void run() {
    try {
      while (closing.getCount() > 0) {
        attempt();
        if (closing.await(pauses.nextNanos(), TimeUnit.NANOSECONDS)) {
          return;
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the session; waits 2 s at most, for a thread can hang in a bus. */
  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
    try {
      if (!thread.join(CLOSING)) {
        LOG.warn("{}: still in the hardware after {} s, left behind", name, CLOSING.toSeconds());
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
