package org.tallyport.simulator.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Threads that step all boards of a run, each its own part of them. */
final class LoadFleet implements AutoCloseable {
  /** The agent's own pace. */
  private static final long PAUSE_MICROSECONDS = 10_000;

  /** Boards do not all come at once. */
  private static final int BOARDS_PER_SECOND = 250;

  private static final long END_MILLISECONDS = 10_000;

  private final List<LoadBoard> boards;
  private final LongSupplier nanoTime;
  private final long began;
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicReference<@Nullable Throwable> bug = new AtomicReference<>();
  private volatile boolean making;

  LoadFleet(List<LoadBoard> boards, int threads, LongSupplier nanoTime) {
    this.boards = List.copyOf(boards);
    this.nanoTime = nanoTime;
    began = nanoTime.getAsLong();
    for (int i = 0; i < threads; i++) {
      int part = i;
      Thread thread =
          Thread.ofPlatform().daemon().name("boards-" + i).unstarted(() -> run(part, threads));
      this.threads.add(thread);
      thread.start();
    }
  }

  /** Begins to make readings, or ends it. */
  void make(boolean now) {
    making = now;
  }

  /** How all boards together stand. */
  Sums sums() {
    Throwable failed = bug.get();
    if (failed != null) {
      throw new IllegalStateException("a simulated board failed", failed);
    }
    return Sums.of(boards);
  }

  /**
   * Sums over all boards.
   *
   * @param settled boards whose births were given and all of whose blocks are acknowledged
   * @param drained boards without anything left to deliver
   * @param made readings made
   * @param refused readings of these that found no room
   * @param acknowledged readings acknowledged
   * @param blocks blocks written
   * @param resent blocks sent more than once
   * @param linksLost links lost
   * @param forked boards of which the gateway claimed another history
   */
  record Sums(
      int settled,
      int drained,
      long made,
      long refused,
      long acknowledged,
      long blocks,
      long resent,
      long linksLost,
      int forked) {
    static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Sums of(List<LoadBoard> boards) {
      Sums sums = NONE;
      for (LoadBoard board : boards) {
        LoadBoard.Figures one = board.figures();
        sums =
            new Sums(
                sums.settled + (one.settled() ? 1 : 0),
                sums.drained + (one.drained() ? 1 : 0),
                sums.made + one.made(),
                sums.refused + one.refused(),
                sums.acknowledged + one.acknowledged(),
                sums.blocks + one.blocks(),
                sums.resent + board.resent(),
                sums.linksLost + board.linksLost(),
                sums.forked + (one.forked() ? 1 : 0));
      }
      return sums;
    }

    /** Readings made that the gateway has not acknowledged. */
    long backlog() {
      return made - refused - acknowledged;
    }
  }

  /** Ends the threads and says good-bye for every board. */
  @Override
  public void close() {
    end.countDown();
    for (Thread thread : threads) {
      try {
        thread.join(END_MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    boards.forEach(LoadBoard::close);
  }

  private void run(int part, int parts) {
    try {
      long pause = 0;
      while (!end.await(pause, TimeUnit.MICROSECONDS)) {
        long from = nanoTime.getAsLong();
        step(part, parts, from);
        pause = Math.max(0, PAUSE_MICROSECONDS - (nanoTime.getAsLong() - from) / 1_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      bug.compareAndSet(null, e);
    }
  }

  private void step(int part, int parts, long now) {
    long started = (now - began) / 1_000 * BOARDS_PER_SECOND / 1_000_000;
    for (int i = part; i < Math.min(boards.size(), started); i += parts) {
      boards.get(i).step(making);
    }
  }
}
