package org.tallyport.simulator.stepped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.verdict.Judge;
import org.tallyport.simulator.verdict.Run;
import org.tallyport.simulator.verdict.Verdict;

class SteppedRunTest {
  private static final Scenario BAKU = Scenario.named("baku").orElseThrow();
  private static final long MINUTE = 60_000_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void countsTheFirstHourExactly(long seed) throws IOException {
    try (SteppedRun run = new SteppedRun(BAKU, seed, folder)) {
      expectExact(run, seed, 60 * MINUTE, _ -> {});
    }
  }

  @Test
  void givesTheSameBlocksForTheSameSeed() throws IOException {
    long first = trace(4);
    assertEquals(first, trace(4));
    assertNotEquals(first, trace(5));
  }

  @Test
  void staysExactWithoutAGapWhenLinksBreakAndTheBrokerGoesAway() throws IOException {
    try (SteppedRun run = new SteppedRun(BAKU, 21, folder)) {
      LongConsumer faults =
          microseconds -> {
            switch ((int) (microseconds / MINUTE)) {
              case 3, 4, 22 -> run.broker().cut("tallyport-AZBAK-quay-1");
              case 6 -> run.broker().cut("tallyport-AZBAK");
              case 8 -> run.broker().stop();
              case 17 -> run.broker().start();
              default -> {}
            }
          };
      expectExact(run, 21, 40 * MINUTE, faults);
    }
  }

  private long trace(long seed) throws IOException {
    try (SteppedRun run = new SteppedRun(BAKU, seed, folder)) {
      return run.run(10 * MINUTE, _ -> {}).traceHash();
    }
  }

  private static void expectExact(SteppedRun run, long seed, long judged, LongConsumer minutes)
      throws IOException {
    SteppedRun.Outcome outcome = run.run(judged, minutes);
    Run what =
        new Run(
            BAKU.name(),
            seed,
            "stepped",
            judged,
            1,
            1,
            outcome.readings(),
            outcome.blocks(),
            run.massBoundGrams(),
            List.of());
    Verdict verdict = Judge.judge(what, outcome.truth(), outcome.answer());
    assertTrue(verdict.exact(), () -> "seed " + seed + ": " + verdict.deviations());
    assertTrue(verdict.figures().stream().allMatch(SteppedRunTest::worked), "seed " + seed);
  }

  private static boolean worked(Verdict.Figures figures) {
    return figures.grams().tally() > 0 || figures.wagons().tally() > 0;
  }
}
