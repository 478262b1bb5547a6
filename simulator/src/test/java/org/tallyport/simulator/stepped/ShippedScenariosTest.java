package org.tallyport.simulator.stepped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.verdict.Judge;
import org.tallyport.simulator.verdict.Run;
import org.tallyport.simulator.verdict.Verdict;

class ShippedScenariosTest {
  private static final long MINUTE = 60_000_000;

  @TempDir private Path folder;

  /** Times in which every piece of equipment has had work. */
  @ParameterizedTest
  @CsvSource({
    "small, 20",
    "aktau-grain, 15",
    "alat-wind, 30",
    "turkmenbashi-ferry, 25",
    "corridor, 20"
  })
  void isExactFromTheStart(String name, long minutes) throws IOException {
    Scenario scenario = Scenario.named(name).orElseThrow();
    long judged = minutes * MINUTE;
    try (SteppedRun run = new SteppedRun(scenario, 3, folder)) {
      SteppedRun.Outcome outcome = run.run(judged, _ -> {});
      Run what =
          new Run(
              name,
              3,
              "stepped",
              judged,
              1,
              1,
              outcome.readings(),
              outcome.blocks(),
              run.massBoundGrams(),
              List.of());
      Verdict verdict = Judge.judge(what, outcome.truth(), outcome.answer());
      assertEquals(List.of(), verdict.deviations(), name);
      assertEquals(List.of(), verdict.gaps(), name);
      assertEquals(scenario.equipment().size(), verdict.figures().size());
      assertTrue(
          verdict.figures().stream()
              .allMatch(one -> one.grams().tally() > 0 || one.wagons().tally() > 0),
          () -> verdict.figures().toString());
    }
  }
}
