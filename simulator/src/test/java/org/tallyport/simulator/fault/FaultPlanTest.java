package org.tallyport.simulator.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tallyport.simulator.scenario.Scenario;

class FaultPlanTest {
  private static final Scenario SCENARIO = Scenario.all().getFirst();
  private static final long LENGTH = 1_200_000_000L;

  private static FaultPlan plan(long seed) {
    return Swarm.plan(SCENARIO, Swarm.all(), seed, LENGTH);
  }

  @Test
  void isTheSameForTheSameSeedAndAfterItsLines() {
    for (long seed = 1; seed <= 200; seed++) {
      assertEquals(plan(seed), plan(seed));
      assertEquals(plan(seed), FaultPlan.parse(plan(seed).lines()));
    }
    assertNotEquals(plan(1), plan(2));
  }

  @Test
  void coversEveryKindAndEndsInTime() {
    Set<FaultKind> seen = EnumSet.noneOf(FaultKind.class);
    for (long seed = 1; seed <= 500; seed++) {
      FaultPlan plan = plan(seed);
      plan.faults().forEach(fault -> seen.add(fault.kind()));
      assertTrue(plan.toMicroseconds() <= LENGTH, () -> plan.toString());
    }
    assertEquals(EnumSet.copyOf(Swarm.all()), seen);
  }

  @Test
  void saysWhichLineIsWrongAndWhatWasWanted() {
    IllegalArgumentException fault =
        assertThrows(
            IllegalArgumentException.class,
            () -> FaultPlan.parse(List.of("# of a night", "link-cut quay-1 at noon")));
    assertTrue(
        String.valueOf(fault.getMessage())
            .startsWith("line 2: \"link-cut quay-1 at noon\", wanted"),
        fault.getMessage());
  }

  @Test
  void shrinksToTheFaultsThatMatter() throws IOException {
    FaultPlan plan =
        FaultPlan.parse(
            List.of(
                "tuning commit_interval_ms=50 block_readings=1 window=1 journal=2000000000"
                    + " contacts=true compress=false",
                "link-cut quay-1 from 10 s for 20 s",
                "link-slow quay-1 from 10 s for 20 s by 2.5",
                "broker-down broker from 40.5 s for 20 s",
                "garbage quay-2 from 50 s for 20 s",
                "board-killed quay-2 from 60 s for 20 s"));
    FaultPlan smallest =
        Shrinking.smallest(
            plan, less -> has(less, FaultKind.BROKER_DOWN) && has(less, FaultKind.BOARD_KILLED));
    assertEquals(
        List.of(
            Tuning.USUAL.line(),
            "broker-down broker from 40.5 s for 20 s",
            "board-killed quay-2 from 60 s for 20 s"),
        smallest.lines());
  }

  private static boolean has(FaultPlan plan, FaultKind kind) {
    return plan.faults().stream().anyMatch(fault -> fault.kind() == kind);
  }

  @Test
  void theGuideHasEveryKind() throws IOException {
    String guide = Files.readString(Path.of("docs", "campaigns.md"));
    for (FaultKind kind : FaultKind.values()) {
      assertTrue(guide.contains("`" + kind.word() + "`"), kind.word());
    }
  }
}
