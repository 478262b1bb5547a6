package org.tallyport.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tallyport.simulator.report.Report;
import org.tallyport.simulator.report.ReportHtml;
import org.tallyport.simulator.report.RunSamples;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.truth.TruthLog;
import org.tallyport.simulator.use.Growth;
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
  private static final String TRUTH = "truth.jsonl";
  private static final String VERDICT = "verdict.json";
  private static final String JUNIT = "junit.xml";
  private static final String REPORT = "report.html";

  /** Takes those of an earlier run away, so that none of them speaks for a run that breaks. */
  void clear() throws IOException {
    for (String name : List.of(TRUTH, VERDICT, JUNIT, REPORT)) {
      Files.deleteIfExists(folder.resolve(name));
    }
  }

  /**
   * Tells a build server of a run that broke before it could be judged.
   *
   * @param failures the first is one line
   */
  void broken(List<String> failures) throws IOException {
    VerdictJunit.writeBroken(folder.resolve(JUNIT), replay, failures);
  }

  /**
   * Writes them over those of an earlier run.
   *
   * @param use of memory, handles and disk; empty where nobody looked
   * @param plan what was done to the run, a line each
   */
  void write(
      Verdict verdict,
      List<TrueEvent> truth,
      Answer answer,
      RunSamples samples,
      List<Growth> use,
      List<String> plan)
      throws IOException {
    TruthLog.write(folder.resolve(TRUTH), truth, scenario.start());
    VerdictJson.write(folder.resolve(VERDICT), verdict, scenario.start(), use);
    VerdictJunit.write(folder.resolve(JUNIT), verdict);
    ReportHtml.write(
        folder.resolve(REPORT),
        new Report(
            scenario.title(),
            scenario.start(),
            verdict,
            truth,
            answer,
            samples.all(),
            samples.strikes(),
            use,
            plan,
            replay));
  }
}
