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
  private static final double SPEED = 20;

  @TempDir private Path folder;

  @Test
  void isExactThroughTheEmbeddedBroker() throws IOException, InterruptedException {
    expectExact(7, "");
  }

  @Test
  void isExactThroughMosquitto() throws IOException, InterruptedException {
    try (Mosquitto broker = Mosquitto.start(folder.resolve("mosquitto"))) {
      expectExact(6, broker.address());
    }
  }

  private void expectExact(long seed, String broker) throws IOException, InterruptedException {
    WiredRun run = new WiredRun(BAKU, seed, SPEED, broker, folder.resolve("run"), System::nanoTime);
    Verdict verdict = run.run(9 * MINUTE, _ -> {}).verdict();
    assertTrue(verdict.exact(), () -> "seed " + seed + ": " + verdict.deviations());
    assertEquals(List.of(), verdict.gaps());
    assertTrue(verdict.figures().stream().allMatch(WiredRunTest::worked), "seed " + seed);
  }

  static boolean worked(Verdict.Figures figures) {
    return figures.grams().tally() > 0 || figures.wagons().tally() > 0;
  }
}
