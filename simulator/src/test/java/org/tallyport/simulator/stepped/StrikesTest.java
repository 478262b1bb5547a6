package org.tallyport.simulator.stepped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.report.RunSamples;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.verdict.Run;

class StrikesTest {
  private static final Scenario SMALL = Scenario.named("small").orElseThrow();
  private static final long SECOND = 1_000_000;

  @TempDir private Path folder;

  @Test
  void tellsWhenWhatHasNoWindowStruck() throws IOException {
    String tuning =
        "tuning commit_interval_ms=2000 block_readings=100 window=65536 journal=2000000000"
            + " contacts=false compress=true";
    String cut = "link-cut quay-1 from 20 s for 10 s";
    String failing = "disk-failing gateway from 40 s for 60 s by 8.0";
    String never = "disk-failing gateway from 110 s for 10 s by 1000000.0";
    String killed = "board-killed quay-1 from 130 s for 2 s";
    RunSamples samples = new RunSamples();
    FaultPlan plan = FaultPlan.parse(List.of(tuning, cut, failing, never, killed));
    try (SteppedRun run = new SteppedRun(SMALL, 3, plan, folder)) {
      run.sampleInto(samples);
      run.run(180 * SECOND, _ -> {});
    }
    List<Run.Fault> strikes = samples.strikes();
    assertEquals(List.of(tuning, cut, failing), strikes.stream().map(Run.Fault::what).toList());
    assertEquals(0, strikes.get(0).fromMicroseconds());
    assertEquals(20 * SECOND, strikes.get(1).fromMicroseconds());
    assertEquals(30 * SECOND, strikes.get(1).toMicroseconds());
    long struck = strikes.get(2).fromMicroseconds();
    assertTrue(struck > 40 * SECOND && struck < 100 * SECOND, "the 8th at " + struck);
  }
}
