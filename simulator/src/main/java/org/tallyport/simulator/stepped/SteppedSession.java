package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.tallyport.gateway.live.LiveView;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.verdict.Judge;
import org.tallyport.simulator.verdict.Run;
import org.tallyport.simulator.verdict.Verdict;

/** A stepped run that somebody moves on bit by bit, and looks at in between. One thread. */
public final class SteppedSession implements AutoCloseable {
  private final Scenario scenario;
  private final long seed;
  private final SteppedRun run;

  /**
   * A run at its beginning.
   *
   * @param folder of this run alone; emptied first
   */
  public SteppedSession(Scenario scenario, long seed, FaultPlan plan, Path folder)
      throws IOException {
    this.scenario = scenario;
    this.seed = seed;
    run = new SteppedRun(scenario, seed, plan, folder);
    run.advance(0, _ -> {});
  }

  /** Goes on to the last step that is not after this time of the run. */
  public void advance(long toMicroseconds) throws IOException {
    run.advance(toMicroseconds, _ -> {});
  }

  /** The time of the run, microseconds since its start. */
  public long microseconds() {
    return run.microseconds();
  }

  /** What happened so far. */
  public List<TrueEvent> truth() {
    return List.copyOf(run.world().truth().events());
  }

  /** What the gateway shows as live; empty while it is dead. */
  public Optional<LiveView> live() {
    return run.gateway().live();
  }

  /** The gateway's ledger, not to be held open while the run goes on: a fault may replace it. */
  public Path ledger() {
    return run.gateway().file();
  }

  /**
   * Judges what happened so far. The run goes on for ten minutes before, so that all of it can be
   * recognised and delivered.
   *
   * @param wallSeconds tells how long the run took, asked once at the end
   */
  public Verdict verdict(DoubleSupplier wallSeconds) throws IOException {
    long judged = microseconds();
    SteppedRun.Outcome outcome = run.run(judged, _ -> {});
    double seconds = wallSeconds.getAsDouble();
    Run what =
        new Run(
            scenario.name(),
            seed,
            "stepped",
            judged,
            seconds,
            seconds > 0 ? judged / 1e6 / seconds : 0,
            outcome.readings(),
            outcome.blocks(),
            run.massBoundGrams(),
            run.faults());
    return Judge.judge(what, outcome.truth(), outcome.answer(), run.unrecovered());
  }

  @Override
  public void close() {
    run.close();
  }
}
