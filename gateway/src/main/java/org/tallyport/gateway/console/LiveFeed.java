package org.tallyport.gateway.console;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one terminal and keeps the newest frame for everybody who looks at it: changes within a
 * fifth of a second, everything else once a second; nothing while nobody looks. One thread writes,
 * many wait. A slow reader misses frames, never the newest; nothing queues.
 */
final class LiveFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
  private static final int PASS_MILLISECONDS = 200;
  private static final int PASSES_PER_SECOND = 5;
  private static final int PASSES_PER_TALLY = 25;
  private static final int MOST_READERS = 256;
  private static final int LEAVE_WAITS = 20;
  private static final int LEAVE_WAIT_MILLISECONDS = 100;

  private final ConsoleTerminal terminal;
  private final Frames frames;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService loop =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("console-live").factory());

  private Frame newest = new Frame(0, Instant.EPOCH, "{}", 0, "{}", 0);
  private int readers;

  /** Whether the newest frame was made while somebody looked. */
  private boolean fresh;

  private boolean closed;

  private long passes;
  private long tallyPass = -PASSES_PER_TALLY;
  private long liveVersion = -1;
  private long tallyVersion = -1;
  private boolean failing;

  /**
   * What is shown.
   *
   * @param number rises with every frame
   * @param now the gateway's time
   * @param live JSON
   * @param liveNumber rises when {@code live} changes
   * @param tally JSON
   * @param tallyNumber rises when {@code tally} changes
   */
  record Frame(
      long number, Instant now, String live, long liveNumber, String tally, long tallyNumber) {}

  LiveFeed(ConsoleTerminal terminal, InstantSource clock, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.frames = new Frames(terminal);
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  void start() {
    Future<?> _ =
        loop.scheduleWithFixedDelay(this::pass, 0, PASS_MILLISECONDS, TimeUnit.MILLISECONDS);
  }

  /** Takes a reader in; false when there are too many. */
  synchronized boolean join() {
    if (closed || readers >= MOST_READERS) {
      return false;
    }
    readers++;
    return true;
  }

  synchronized void leave() {
    readers--;
    notifyAll();
  }

  /** The newest frame after {@code number}, as soon as there is one; null when the feed ends. */
  synchronized @Nullable Frame after(long number) throws InterruptedException {
    while (!closed && (!fresh || newest.number() <= number || newest.tallyNumber() == 0)) {
      wait();
    }
    return closed ? null : newest;
  }

  /** One look at the terminal, and what follows from it; the loop does it again and again. */
  void pass() {
    try {
      look();
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.error("live view of {} stands still: {}", terminal.id(), e.getMessage(), e);
      }
      failing = true;
    }
  }

  private void look() {
    if (unwatched()) {
      passes = 0; // the first frame for somebody has everything
      tallyPass = -PASSES_PER_TALLY;
      return;
    }
    Instant now = clock.instant();
    boolean second = passes % PASSES_PER_SECOND == 0;
    Frame frame = snapshot();
    String live = frame.live();
    String tally = frame.tally();
    long version = terminal.live().version();
    if (second || version != liveVersion) {
      liveVersion = version;
      live = frames.live(now, nanoTime.getAsLong() / 1_000).json().toString();
    }
    if (wantsTally(second)) {
      tally = frames.tally(now).json().toString();
      tallyPass = passes;
    }
    passes++;
    publish(frame, now, live, tally, second);
  }

  /** With many boards, frames that nobody takes would cost more than the readings themselves. */
  private synchronized boolean unwatched() {
    fresh &= readers > 0;
    return readers == 0;
  }

  private boolean wantsTally(boolean second) {
    long version = terminal.queries().version();
    boolean due = passes - tallyPass >= PASSES_PER_TALLY;
    if (due || (second && version != tallyVersion)) {
      tallyVersion = version;
      return true;
    }
    return false;
  }

  private synchronized Frame snapshot() {
    return newest;
  }

  private synchronized void publish(
      Frame before, Instant now, String live, String tally, boolean second) {
    long liveNumber = before.liveNumber() + (live.equals(before.live()) ? 0 : 1);
    long tallyNumber = before.tallyNumber() + (tally.equals(before.tally()) ? 0 : 1);
    boolean changed = liveNumber != before.liveNumber() || tallyNumber != before.tallyNumber();
    if (second || changed) {
      newest = new Frame(before.number() + 1, now, live, liveNumber, tally, tallyNumber);
      fresh = true;
      notifyAll();
    }
  }

  /** Ends the feed; waits a moment for its readers to take their leave. */
  @Override
  public void close() {
    loop.shutdownNow();
    synchronized (this) {
      closed = true;
      notifyAll();
      try {
        for (int i = 0; i < LEAVE_WAITS && readers > 0; i++) {
          wait(LEAVE_WAIT_MILLISECONDS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
