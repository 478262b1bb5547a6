package org.tallyport.simulator.image;

import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.stepped.SteppedRun;
import org.tallyport.simulator.verdict.Answer;
import org.tallyport.simulator.verdict.Judge;
import org.tallyport.simulator.verdict.Run;

/**
 * A run in which something was done to the files, and its judgement.
 *
 * @param faults a line for each deviation
 * @param answer what the gateway says
 */
record JudgedRun(List<String> faults, Answer answer) {
  /**
   * Runs and judges.
   *
   * @param windows where readings may be missing; may grow while the run goes on
   * @param name of what is done
   */
  static JudgedRun of(
      SteppedRun run,
      Scenario scenario,
      long seed,
      long length,
      List<Run.Fault> windows,
      String name,
      LongConsumer progress)
      throws IOException {
    SteppedRun.Outcome outcome = run.run(length, progress);
    Run what =
        new Run(
            scenario.name(),
            seed,
            "stepped",
            length,
            1,
            1,
            outcome.readings(),
            outcome.blocks(),
            run.massBoundGrams(),
            windows);
    List<String> faults =
        Judge.judge(what, outcome.truth(), outcome.answer()).deviations().stream()
            .map(one -> scenario.name() + " seed " + seed + ", " + name + ": " + one)
            .toList();
    return new JudgedRun(faults, outcome.answer());
  }
}
