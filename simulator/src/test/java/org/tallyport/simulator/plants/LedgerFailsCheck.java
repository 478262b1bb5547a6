package org.tallyport.simulator.plants;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.tallyport.simulator.disk.DiskCall;
import org.tallyport.simulator.disk.SimulatedDisk;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.stepped.SteppedFiles;
import org.tallyport.simulator.stepped.SteppedRun;
import org.tallyport.simulator.verdict.Judge;
import org.tallyport.simulator.verdict.Run;

/** The gateway's disk fails now and then: ten minutes of {@code small}, and nothing is missing. */
public record LedgerFailsCheck(long seed, Path folder) implements Callable<String> {
  private static final long TEN_MINUTES = 600_000_000;
  private static final int FAILURES = 12;

  @Override
  public String call() throws IOException {
    Scenario small = Scenario.named("small").orElseThrow();
    SplittableRandom chance = new SplittableRandom(seed);
    try (SteppedRun run = new SteppedRun(small, seed, folder);
        SimulatedDisk disk = SimulatedDisk.claim(folder.resolve("gateway"))) {
      SteppedFiles files = new SteppedFiles(run, folder);
      for (int i = 0; i < FAILURES; i++) {
        long nth = 1L + chance.nextInt(20);
        files.plan(chance.nextLong(TEN_MINUTES), () -> disk.fail(DiskCall.WRITE, nth, false));
      }
      SteppedRun.Outcome outcome = run.run(TEN_MINUTES, _ -> {});
      Run what =
          new Run(
              small.name(),
              seed,
              "stepped",
              TEN_MINUTES,
              1,
              1,
              outcome.readings(),
              outcome.blocks(),
              run.massBoundGrams(),
              List.of());
      return Judge.judge(what, outcome.truth(), outcome.answer()).deviations().stream()
          .map(Object::toString)
          .findFirst()
          .orElse("");
    }
  }
}
