package org.tallyport.simulator.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.stepped.Trial;

class SameTraceTest {
  private static final Scenario SMALL = Scenario.named("small").orElseThrow();
  private static final long MINUTES = 20;

  private static final FaultPlan PLAN =
      FaultPlan.parse(
          List.of(
              "tuning commit_interval_ms=500 block_readings=100 window=65536 journal=2000000000"
                  + " contacts=false compress=true",
              "link-slow quay-1 from 60 s for 40 s by 3.5",
              "link-losing gateway from 130 s for 60 s by 0.3",
              "gateway-killed gateway from 240 s for 20 s",
              "board-rebooted rail-1 from 300 s for 30 s",
              "card-restored quay-1 from 420 s for 60 s",
              "clock-wrong-at-boot quay-1 from 560 s for 90 s by -3600",
              "blocks-replayed quay-1 from 700 s for 20 s",
              "signal-broken STS-1 from 800 s for 60 s by 2",
              "broker-emptied broker from 900 s for 45 s"));

  @TempDir private Path folder;

  /**
   * The same on every machine and in every Java. A value that changes without a change of wire,
   * agent, models, scenario or faults says that runs are no longer repeatable: find out why. Where
   * one of those was changed on purpose, take the values that the failing test states.
   */
  @ParameterizedTest
  @CsvSource({"1, 7c59f4c1cb33aea4", "2, 523d992d5cad449c", "3, 3bb6fd6de8d55104"})
  void isAsItWas(long seed, String trace) throws IOException {
    assertEquals(trace, trace(seed, "one"));
  }

  @Test
  void isTheSameTwiceAndInTwoThreadsAtOnce()
      throws IOException, InterruptedException, ExecutionException {
    String alone = trace(7, "alone");
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<String> left = threads.submit(() -> trace(7, "left"));
      Future<String> right = threads.submit(() -> trace(7, "right"));
      Future<String> other = threads.submit(() -> trace(8, "other"));
      assertEquals(alone, left.get());
      assertEquals(alone, right.get());
      assertNotEquals(alone, other.get());
    }
  }

  private String trace(long seed, String name) throws IOException {
    Trial trial = new Trial(SMALL, seed, PLAN, MINUTES * 60_000_000);
    return "%016x".formatted(trial.run(folder.resolve(name), _ -> {}, () -> 0).traceHash());
  }
}
