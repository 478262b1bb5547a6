package org.tallyport.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tallyport.simulator.report.Report;
import org.tallyport.simulator.report.ReportHtml;
import org.tallyport.simulator.report.RunSamples;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.truth.TruthLog;
import org.tallyport.simulator.verdict.Answer;
import org.tallyport.simulator.verdict.Verdict;
import org.tallyport.simulator.verdict.VerdictJson;
import org.tallyport.simulator.verdict.VerdictJunit;

/**
 * The files that a judged run leaves: {@code truth.jsonl}, {@code verdict.json}, {@code junit.xml},
 * {@code report.html}.
 *
 * @param folder is there
 * @param replay the command that runs it again
 */
record RunFiles(Path folder, Scenario scenario, String replay) {
  /**
   * Writes them over those of an earlier run.
   *
   * @param plan what was done to the run, a line each
   */
  void write(
      Verdict verdict, List<TrueEvent> truth, Answer answer, RunSamples samples, List<String> plan)
      throws IOException {
    TruthLog.write(folder.resolve("truth.jsonl"), truth, scenario.start());
    VerdictJson.write(folder.resolve("verdict.json"), verdict, scenario.start());
    VerdictJunit.write(folder.resolve("junit.xml"), verdict);
    ReportHtml.write(
        folder.resolve("report.html"),
        new Report(
            scenario.title(),
            scenario.start(),
            verdict,
            truth,
            answer,
            samples.all(),
            samples.strikes(),
            plan,
            replay));
  }
}
