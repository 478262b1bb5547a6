package org.tallyport.simulator.report;

import java.time.Instant;
import java.util.List;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.use.Growth;
import org.tallyport.simulator.verdict.Answer;
import org.tallyport.simulator.verdict.Run;
import org.tallyport.simulator.verdict.Verdict;

/**
 * What a page tells of a run.
 *
 * @param title of the scenario, one line
 * @param start UTC of the start of the run
 * @param verdict whether it was exact
 * @param truth what happened
 * @param answer what the gateway says
 * @param samples how it stood from minute to minute
 * @param strikes faults that may not cost any reading, each from when it struck until it was over
 * @param use what it used from hour to hour; empty where nobody looked
 * @param plan of faults, a line each
 * @param replay the command that runs it again
 */
public record Report(
    String title,
    Instant start,
    Verdict verdict,
    List<TrueEvent> truth,
    Answer answer,
    List<Sample> samples,
    List<Run.Fault> strikes,
    List<Growth> use,
    List<String> plan,
    String replay) {
  public Report {
    truth = List.copyOf(truth);
    samples = List.copyOf(samples);
    strikes = List.copyOf(strikes);
    use = List.copyOf(use);
    plan = List.copyOf(plan);
  }
}
