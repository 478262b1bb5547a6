package org.tallyport.simulator.wired;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.model.Model;
import org.tallyport.simulator.model.SignalSink;
import org.tallyport.simulator.pins.BoardFile;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.truth.TruthLog;

/** Plays the models to the boards at a speed that is a ceiling. */
final class WiredWorld implements AutoCloseable {
  private static final long STEP_MICROSECONDS = 20_000;
  private static final long REST_NANOSECONDS = 500_000;
  private static final long WARM_REST_NANOSECONDS = 20_000_000;

  /** When the warm-up begins; it does not last into the run. */
  static final long WARM_MICROSECONDS = -595_000_000;

  private final List<Model> models;
  private final List<WiredBoard> boards;
  private final BoardFile wallClock;
  private final double speed;
  private final LongSupplier nanoTime;
  private final Map<EquipmentId, SignalSink> sinks = new HashMap<>();
  private final TruthLog truth = new TruthLog();
  private final Thread thread = new Thread(this::run, "world");
  private volatile long runTime = WARM_MICROSECONDS;
  private volatile boolean begun;
  private volatile boolean held;
  private volatile boolean ending;
  private volatile @Nullable Throwable failure;

  /**
   * A world that stands still.
   *
   * @param wallClock shows the time of the run to those who only want to know it
   * @param speed simulated seconds per second, at most
   */
  WiredWorld(
      List<Model> models,
      List<WiredBoard> boards,
      BoardFile wallClock,
      double speed,
      LongSupplier nanoTime) {
    this.models = models;
    this.boards = boards;
    this.wallClock = wallClock;
    this.speed = speed;
    this.nanoTime = nanoTime;
    for (WiredBoard board : boards) {
      for (EquipmentId equipment : board.board().equipment()) {
        sinks.put(equipment, board.sink(equipment));
      }
    }
  }

  /** Begins the warm-up. */
  void start() {
    thread.start();
  }

  /** Ends the warm-up: the run begins. */
  void begin() {
    begun = true;
  }

  /** Stops time, so that what follows from what happened can be waited for. */
  void hold() {
    held = true;
  }

  /** Lets time go on. */
  void resume() {
    held = false;
  }

  /** Microseconds since the start of the run; negative before it. */
  long microseconds() {
    return runTime;
  }

  /** What happened so far. */
  synchronized List<TrueEvent> truth() {
    return List.copyOf(truth.events());
  }

  private void run() {
    try {
      warmUp();
      play();
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  /** Before the run: time moves as in life and nothing happens, so that all programs come up. */
  private void warmUp() {
    long began = nanoTime.getAsLong();
    while (!begun && !ending) {
      long due = WARM_MICROSECONDS + (nanoTime.getAsLong() - began) / 1_000;
      complete(Math.max(runTime, Math.min(due, -STEP_MICROSECONDS)));
      LockSupport.parkNanos(this, WARM_REST_NANOSECONDS);
    }
  }

  private void play() {
    long anchorNanos = nanoTime.getAsLong();
    double anchor = 0;
    while (!ending) {
      long now = nanoTime.getAsLong();
      double due = anchor + (now - anchorNanos) / 1e3 * speed;
      if (held || boards.stream().anyMatch(WiredBoard::lags)) {
        anchor = runTime;
        anchorNanos = now;
        LockSupport.parkNanos(this, REST_NANOSECONDS);
      } else if (due < runTime + STEP_MICROSECONDS) {
        LockSupport.parkNanos(this, REST_NANOSECONDS);
      } else {
        step(Math.max(0, runTime + STEP_MICROSECONDS));
      }
    }
  }

  private synchronized void step(long to) {
    for (Model model : models) {
      if (model.nextEventMicroseconds() <= to) {
        SignalSink sink = sinks.get(model.equipment());
        if (sink == null) {
          throw new IllegalStateException("no board reads " + model.equipment());
        }
        model.advance(to, sink, truth);
      }
    }
    complete(to);
  }

  private void complete(long to) {
    if (to > runTime) {
      runTime = to;
      for (WiredBoard board : boards) {
        board.complete(to);
      }
      wallClock.advance(to + WiredBoard.BOOTED_MICROSECONDS);
    }
  }

  /** Throws what ended the world before its time. */
  void check() {
    Throwable cause = failure;
    if (cause != null) {
      throw new IllegalStateException("the simulated world broke", cause);
    }
  }

  @Override
  public void close() {
    ending = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
