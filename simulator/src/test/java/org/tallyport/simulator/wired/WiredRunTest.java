package org.tallyport.simulator.wired;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.verdict.Verdict;

class WiredRunTest {
  private static final Scenario BAKU = Scenario.named("baku").orElseThrow();
  private static final long MINUTE = 60_000_000;
  private static final Scenario SMALL = Scenario.named("small").orElseThrow();

  @TempDir private Path folder;

  @Test
  void isExactThroughTheEmbeddedBroker() throws IOException, InterruptedException {
    expectExact(BAKU, 7, 30, "");
  }

  @Test
  void isExactThroughMosquitto() throws IOException, InterruptedException {
    try (Mosquitto broker = Mosquitto.start(folder.resolve("mosquitto"))) {
      expectExact(SMALL, 6, 40, broker.address());
    }
  }

  private void expectExact(Scenario scenario, long seed, double speed, String broker)
      throws IOException, InterruptedException {
    WiredRun run =
        new WiredRun(scenario, seed, speed, broker, folder.resolve("run"), System::nanoTime);
    Verdict verdict = run.run(9 * MINUTE, _ -> {}).verdict();
    assertTrue(verdict.exact(), () -> "seed " + seed + ": " + verdict.deviations());
    assertEquals(List.of(), verdict.gaps());
    assertTrue(verdict.figures().stream().allMatch(WiredRunTest::worked), "seed " + seed);
  }

  static boolean worked(Verdict.Figures figures) {
    return figures.grams().tally() > 0 || figures.wagons().tally() > 0;
  }
}
