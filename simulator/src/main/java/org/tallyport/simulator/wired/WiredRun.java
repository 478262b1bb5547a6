package org.tallyport.simulator.wired;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.ledger.LedgerFault;
import org.tallyport.gateway.ledger.LedgerReader;
import org.tallyport.simulator.report.RunSamples;
import org.tallyport.simulator.scenario.BoardYaml;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.scenario.Terminal;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.verdict.Answer;
import org.tallyport.simulator.verdict.Deviation;
import org.tallyport.simulator.verdict.Judge;
import org.tallyport.simulator.verdict.Run;
import org.tallyport.simulator.verdict.Verdict;

/** One judged run on real interfaces. */
public final class WiredRun {
  /** How long the world goes on after the judged time, so that all of it can be recognised. */
  static final long TAIL_MICROSECONDS = 400_000_000L;

  private static final long POLL_NANOSECONDS = 200_000_000L;
  private static final long TURN_NANOSECONDS = 20_000_000L;
  private static final long LONGEST_DRAIN_SECONDS = 120;

  private final Scenario scenario;
  private final WiredTerminal.Plan plan;
  private final Path folder;
  private final LongSupplier nanoTime;

  /**
   * A run that is still to come.
   *
   * @param seed of the world
   * @param speed simulated seconds per second, at most
   * @param broker where a broker runs already; empty: one of our own
   * @param folder for configurations, journals, the ledger and logs
   */
  public WiredRun(
      Scenario scenario,
      long seed,
      double speed,
      String broker,
      Path folder,
      LongSupplier nanoTime) {
    this.scenario = scenario;
    this.plan = new WiredTerminal.Plan(seed, speed, broker, 0, true);
    this.folder = folder;
    this.nanoTime = nanoTime;
  }

  /** What happens in the middle of a run. */
  public interface Events {
    /** Called about fifty times a second. */
    void at(long runMicroseconds, WiredTerminal terminal) throws IOException, InterruptedException;

    /** Whether nothing more is going to happen. */
    boolean over();

    /** What was done to the run on purpose so far, with its stated recovery bound. */
    List<Run.Fault> faults();
  }

  /**
   * What happened in a run, what the gateway says, and how they compare.
   *
   * @param recoverySeconds real time from the end of the last fault until every board is online and
   *     the tally of every equipment is complete through a later time; empty: not at all
   */
  public record Outcome(
      List<TrueEvent> truth, Answer answer, Verdict verdict, OptionalDouble recoverySeconds) {}

  /**
   * Runs undisturbed and judges.
   *
   * @param judgedMicroseconds simulated time that is judged
   * @param progress is told the time of the run now and then
   */
  public Outcome run(long judgedMicroseconds, LongConsumer progress)
      throws IOException, InterruptedException {
    return run(
        judgedMicroseconds,
        new Events() {
          @Override
          public void at(long runMicroseconds, WiredTerminal terminal) {
            progress.accept(runMicroseconds);
          }

          @Override
          public boolean over() {
            return true;
          }

          @Override
          public List<Run.Fault> faults() {
            return List.of();
          }
        });
  }

  /**
   * Runs and judges.
   *
   * @param judgedMicroseconds simulated time that is judged
   */
  public Outcome run(long judgedMicroseconds, Events events)
      throws IOException, InterruptedException {
    return run(judgedMicroseconds, events, new RunSamples());
  }

  /**
   * Runs and judges.
   *
   * @param judgedMicroseconds simulated time that is judged
   * @param samples is told how the run stands once per simulated minute
   */
  public Outcome run(long judgedMicroseconds, Events events, RunSamples samples)
      throws IOException, InterruptedException {
    long began = nanoTime.getAsLong();
    long end = judgedMicroseconds + TAIL_MICROSECONDS;
    Answer answer;
    List<TrueEvent> truth;
    double seconds;
    Recovery recovery = new Recovery(scenario, nanoTime);
    try (WiredTerminal terminal = new WiredTerminal(scenario, plan, folder, nanoTime)) {
      terminal.awaitBoards(new CountDownLatch(1));
      long moving = nanoTime.getAsLong();
      terminal.begin();
      try (Sampler _ = new Sampler(terminal, samples, folder.resolve("samples"))) {
        play(terminal, events, recovery, end);
      }
      seconds = (nanoTime.getAsLong() - moving) / 1e9;
      end = terminal.world().microseconds();
      awaitThrough(terminal, end, events, recovery);
      terminal.world().hold();
      answer = awaitAnswer(terminal, end);
      truth = terminal.world().truth();
    }
    Run what = described(judgedMicroseconds, began, seconds, end, events.faults());
    List<Deviation> late = what.faults().isEmpty() ? List.of() : recovery.deviations();
    Verdict verdict = Judge.judge(what, truth, answer, late);
    return new Outcome(truth, answer, verdict, recovery.seconds());
  }

  private void play(WiredTerminal terminal, Events events, Recovery recovery, long end)
      throws IOException, InterruptedException {
    while (terminal.world().microseconds() < end || !events.over()) {
      events.at(terminal.world().microseconds(), terminal);
      terminal.check();
      if (events.over()) {
        recovery.look(terminal);
      }
      LockSupport.parkNanos(this, TURN_NANOSECONDS);
    }
  }

  void awaitThrough(WiredTerminal terminal, long end, Events events, Recovery recovery)
      throws IOException, InterruptedException {
    long limit = nanoTime.getAsLong() + LONGEST_DRAIN_SECONDS * 1_000_000_000L;
    while (nanoTime.getAsLong() < limit && !complete(terminal, end)) {
      terminal.check();
      events.at(terminal.world().microseconds(), terminal);
      recovery.look(terminal);
      LockSupport.parkNanos(this, POLL_NANOSECONDS);
    }
    recovery.look(terminal);
    // the verdict lists what is missing
  }

  private boolean complete(WiredTerminal terminal, long end) throws InterruptedException {
    try {
      Map<EquipmentId, Long> throughs = terminal.api().throughs();
      return scenario.equipment().stream()
          .allMatch(id -> throughs.getOrDefault(id, Long.MIN_VALUE) >= end);
    } catch (IOException notYet) {
      return false;
    }
  }

  /**
   * What the gateway says when nothing new comes in any more: moves and intervals are asked for one
   * after the other, and answers that are equal twice belong to one state.
   */
  Answer awaitAnswer(WiredTerminal terminal, long end) throws IOException, InterruptedException {
    long limit = nanoTime.getAsLong() + LONGEST_DRAIN_SECONDS * 1_000_000_000L;
    Answer answer = terminal.api().ask(end);
    while (nanoTime.getAsLong() < limit) {
      LockSupport.parkNanos(this, POLL_NANOSECONDS);
      Answer again = terminal.api().ask(end);
      if (again.equals(answer)) {
        break;
      }
      answer = again;
    }
    return answer;
  }

  Run described(long judged, long began, double seconds, long end, List<Run.Fault> faults)
      throws IOException {
    long readings = 0;
    long blocks = 0;
    try (LedgerReader ledger = LedgerReader.open(folder.resolve("ledger.db"))) {
      for (Terminal terminal : scenario.terminals()) {
        LedgerReader.Delivered delivered = ledger.delivered(terminal.id());
        readings += delivered.readings();
        blocks += delivered.blocks();
      }
    } catch (LedgerFault e) {
      throw new IOException(e);
    }
    return new Run(
        scenario.name(),
        plan.seed(),
        "wired",
        judged,
        (nanoTime.getAsLong() - began) / 1e9,
        end / 1e6 / seconds,
        readings,
        blocks,
        BoardYaml.massBoundsGrams(scenario),
        faults);
  }
}
