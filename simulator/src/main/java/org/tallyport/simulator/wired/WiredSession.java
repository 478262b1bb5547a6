package org.tallyport.simulator.wired;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.verdict.Answer;
import org.tallyport.simulator.verdict.Deviation;
import org.tallyport.simulator.verdict.Judge;
import org.tallyport.simulator.verdict.Run;
import org.tallyport.simulator.verdict.Verdict;

/**
 * A wired terminal that somebody moves on bit by bit, and looks at in between. Its world stands
 * still in between; the programs run on. One thread.
 */
public final class WiredSession implements AutoCloseable {
  private static final long TURN_NANOSECONDS = 20_000_000L;

  private final LongSupplier nanoTime;
  private final WiredRun run;
  private final WiredTerminal terminal;
  private final Disturbance disturbance;
  private final Recovery recovery;
  private final long began;
  private long movedNanos;
  private long sinceNanos;

  /**
   * Starts everything and waits until all boards are online and every signal was read.
   *
   * @param speed simulated seconds per second, at most
   * @param faults in simulated time
   * @param folder for configurations, journals, the ledger and logs
   * @throws IllegalArgumentException for a fault that cannot be done to real interfaces
   */
  public WiredSession(
      Scenario scenario,
      long seed,
      double speed,
      FaultPlan faults,
      Path folder,
      LongSupplier nanoTime)
      throws IOException, InterruptedException {
    this.nanoTime = nanoTime;
    List<WiredFault> plan = PlannedFaults.of(scenario, faults, speed);
    disturbance = new Disturbance(scenario, plan, speed, _ -> {}, this::movingNanos);
    recovery = new Recovery(scenario, this::movingNanos);
    began = nanoTime.getAsLong();
    run = new WiredRun(scenario, seed, speed, "", folder, nanoTime);
    terminal =
        new WiredTerminal(
            scenario, new WiredTerminal.Plan(seed, speed, "", 0, true), folder, nanoTime);
    boolean up = false;
    try {
      terminal.awaitBoards(new CountDownLatch(1));
      terminal.world().hold();
      terminal.begin();
      up = true;
    } finally {
      if (!up) {
        terminal.close();
      }
    }
  }

  /** Real time during which the world moved. */
  private long movingNanos() {
    return movedNanos + nanoTime.getAsLong() - sinceNanos;
  }

  /** Waits until the world has reached this time of the run; then it stands still. */
  public void advance(long toMicroseconds) throws IOException, InterruptedException {
    resume();
    play(toMicroseconds);
    hold();
  }

  private void resume() {
    sinceNanos = nanoTime.getAsLong();
    terminal.world().resume();
  }

  private void hold() {
    terminal.world().hold();
    movedNanos = movingNanos();
  }

  private void play(long toMicroseconds) throws IOException, InterruptedException {
    while (terminal.world().microseconds() < toMicroseconds) {
      disturbance.at(terminal.world().microseconds(), terminal);
      terminal.check();
      if (disturbance.over()) {
        recovery.look(terminal);
      }
      LockSupport.parkNanos(this, TURN_NANOSECONDS);
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while the terminal runs");
      }
    }
  }

  /** The time of the run, microseconds since its start. */
  public long microseconds() {
    return Math.max(0, terminal.world().microseconds());
  }

  /** What happened so far. */
  public List<TrueEvent> truth() {
    return terminal.world().truth();
  }

  /** Where the API and the page are. */
  public String address() {
    return terminal.address();
  }

  /**
   * Judges what happened so far, after it was all recognised and delivered; the run goes on for
   * some minutes before.
   */
  public Verdict verdict() throws IOException, InterruptedException {
    long judged = microseconds();
    resume();
    play(judged + WiredRun.TAIL_MICROSECONDS);
    while (!disturbance.over()) {
      play(microseconds() + 1);
    }
    double seconds = movingNanos() / 1e9;
    long end = microseconds();
    run.awaitThrough(terminal, end, disturbance, recovery);
    hold();
    Answer answer = run.awaitAnswer(terminal, end);
    Run what = run.described(judged, began, seconds, end, disturbance.faults());
    List<Deviation> late = what.faults().isEmpty() ? List.of() : recovery.deviations();
    return Judge.judge(what, truth(), answer, late);
  }

  @Override
  public void close() {
    terminal.close();
  }
}
