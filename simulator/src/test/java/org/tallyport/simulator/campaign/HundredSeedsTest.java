package org.tallyport.simulator.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.simulator.scenario.Scenario;

/** The campaign of every build. */
class HundredSeedsTest {
  private static final int SEEDS = 100;
  private static final int MINUTES = 20;

  @TempDir private Path folder;

  @Test
  void areExactUnderRandomFaults() throws IOException, InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    CampaignPlan plan = new CampaignPlan("small", SEEDS, MINUTES, 1, 0, 0, 0, processors);
    List<String> failures = new ArrayList<>();
    Scenario small = Scenario.named("small").orElseThrow();
    Trials trials = (trial, place) -> trial.run(place, _ -> {}, () -> 0);
    CampaignSummary summary =
        new Campaign(
                plan, small, folder, trials, "", () -> true, System::nanoTime, telling(failures))
            .run();
    assertEquals("", String.join("\n", failures));
    assertTrue(summary.passed() && summary.complete());
    CampaignSummary.Figures figures =
        Objects.requireNonNull(summary.figures().get("small, 20 min"));
    assertEquals(SEEDS, figures.exact());
    assertTrue(figures.trueEvents() > 1_000 && figures.gaps() > 50, figures::toString);
    assertTrue(summary.faults().size() > 15, () -> "kinds of faults: " + summary.faults());
  }

  private Watcher telling(List<String> failures) {
    return new Watcher() {
      @Override
      public void begins(String what, int all, int done) {}

      @Override
      public void done(int more) {}

      // The plan too: the folder is gone when somebody reads this.
      @Override
      public void failed(String what, String replay) {
        failures.add(what + "\n" + replay);
        String key = what.substring(0, what.indexOf(':'));
        Path kept = folder.resolve("failed").resolve(key);
        try {
          failures.addAll(Files.readAllLines(kept.resolve(SteppedSeeds.PLAN)));
          failures.add("smallest:");
          failures.addAll(Files.readAllLines(kept.resolve(SteppedSeeds.SMALLEST)));
        } catch (IOException e) {
          failures.add("no plan: " + e);
        }
      }
    };
  }
}
