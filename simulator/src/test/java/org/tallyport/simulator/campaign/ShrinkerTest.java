package org.tallyport.simulator.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.stepped.Trial;

class ShrinkerTest {
  private static final Scenario SMALL = Scenario.named("small").orElseThrow();
  private static final FaultPlan PLAN =
      FaultPlan.parse(
          List.of(
              "link-cut quay-1 from 30 s for 20 s",
              "gateway-killed gateway from 60 s for 10 s",
              "broker-down broker from 90 s for 5 s",
              "board-killed rail-1 from 95 s for 5 s"));

  @TempDir private Path folder;

  @Test
  void findsTheOneFaultThatBreaksARun() throws IOException {
    List<FaultPlan> tried = new ArrayList<>();
    Shrinker shrinker = new Shrinker(breakingWith("broker-down"), folder, () -> true, tried::add);
    FaultPlan smallest = shrinker.smallest(new Trial(SMALL, 1, PLAN, 1));
    assertEquals(List.of("broker-down broker from 90 s for 5 s"), faults(smallest));
    assertTrue(tried.size() < 8, tried::toString);
  }

  @Test
  void takesWhatItHasWhenTimeIsOver() throws IOException {
    List<FaultPlan> tried = new ArrayList<>();
    Shrinker shrinker =
        new Shrinker(breakingWith("broker-down"), folder, tried::isEmpty, tried::add);
    FaultPlan smallest = shrinker.smallest(new Trial(SMALL, 1, PLAN, 1));
    assertEquals(
        List.of("broker-down broker from 90 s for 5 s", "board-killed rail-1 from 95 s for 5 s"),
        faults(smallest));
  }

  @Test
  void namesTheCommandThatReplays() {
    assertEquals(
        "tallyport-sim run small --stepped --seed 17 --minutes 20 --faults out/faults.txt --out"
            + " out",
        Replay.command("small", 17, 1_200_000_000L, Path.of("out/faults.txt"), Path.of("out")));
    assertEquals(
        "tallyport-sim run 'my port.yaml' --stepped --seed 1 --minutes 0.5 --faults a --out b",
        Replay.command("my port.yaml", 1, 30_000_000, Path.of("a"), Path.of("b")));
  }

  private static Trials breakingWith(String word) {
    return (trial, folder) -> {
      if (trial.plan().lines().stream().anyMatch(line -> line.startsWith(word))) {
        throw new IllegalStateException("broken by " + word);
      }
      return trial.run(folder, _ -> {}, () -> 0);
    };
  }

  private static List<String> faults(FaultPlan plan) {
    return plan.lines().subList(1, plan.lines().size());
  }
}
