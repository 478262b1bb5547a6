package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.report.RunSamples;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.verdict.Answer;
import org.tallyport.simulator.verdict.Deviation;
import org.tallyport.simulator.verdict.Judge;
import org.tallyport.simulator.verdict.Run;
import org.tallyport.simulator.verdict.Verdict;

/**
 * One stepped run and its judgement. Equal trials give equal results.
 *
 * @param lengthMicroseconds simulated time that is judged
 */
public record Trial(Scenario scenario, long seed, FaultPlan plan, long lengthMicroseconds) {
  /**
   * What came of it.
   *
   * @param truth what happened
   * @param answer what the gateway says
   * @param traceHash equal for equal runs
   */
  public record Result(Verdict verdict, List<TrueEvent> truth, Answer answer, long traceHash) {}

  /**
   * Runs and judges.
   *
   * @param folder of this run alone; emptied first
   * @param progress is told the time of the run after each minute of it
   * @param wallSeconds tells how long it took, asked once at the end
   */
  public Result run(Path folder, LongConsumer progress, DoubleSupplier wallSeconds)
      throws IOException {
    return run(folder, new RunSamples(), progress, wallSeconds);
  }

  /**
   * The same, and says how it stood from minute to minute.
   *
   * @param samples gets them
   */
  public Result run(
      Path folder, RunSamples samples, LongConsumer progress, DoubleSupplier wallSeconds)
      throws IOException {
    try (SteppedRun run = new SteppedRun(scenario, seed, plan, folder)) {
      run.sampleInto(samples);
      SteppedRun.Outcome outcome = run.run(lengthMicroseconds, progress);
      double seconds = wallSeconds.getAsDouble();
      Run what =
          new Run(
              scenario.name(),
              seed,
              "stepped",
              lengthMicroseconds,
              seconds,
              seconds > 0 ? lengthMicroseconds / 1e6 / seconds : 0,
              outcome.readings(),
              outcome.blocks(),
              run.massBoundGrams(),
              run.faults());
      List<Deviation> unrecovered = run.unrecovered();
      Verdict verdict = Judge.judge(what, outcome.truth(), outcome.answer(), unrecovered);
      return new Result(verdict, outcome.truth(), outcome.answer(), outcome.traceHash());
    }
  }
}
