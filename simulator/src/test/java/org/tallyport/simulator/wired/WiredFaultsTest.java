package org.tallyport.simulator.wired;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.verdict.Run;
import org.tallyport.simulator.wired.WiredFault.Kind;

class WiredFaultsTest {
  private static final Scenario BAKU = Scenario.named("baku").orElseThrow();
  private static final long SECOND = 1_000_000;
  private static final long HOUR = 3_600 * SECOND;
  private static final List<EquipmentId> CRANE = List.of(new EquipmentId("PC-1"));

  @Test
  void areTheSameFromTheSameSeed() {
    assertEquals(
        WiredFaults.random(BAKU, 5, 20, HOUR, true), WiredFaults.random(BAKU, 5, 20, HOUR, true));
    assertNotEquals(
        WiredFaults.random(BAKU, 5, 20, HOUR, true), WiredFaults.random(BAKU, 6, 20, HOUR, true));
  }

  @Test
  void killsEveryProgramWithinTheJudgedTime() {
    List<WiredFault> plan = WiredFaults.kills(BAKU, 1, 100, HOUR);
    Set<String> victims = new TreeSet<>();
    for (WiredFault fault : plan) {
      assertEquals(Kind.KILL, fault.kind());
      assertTrue(fault.fromMicroseconds() >= 20 * SECOND && fault.fromMicroseconds() < HOUR);
      victims.add(fault.victim());
    }
    assertEquals(Set.of("broker", "gateway", "quay-1", "quay-2", "rail-1"), victims);
  }

  @Test
  void sparesABrokerThatIsNotTheirs() {
    List<WiredFault> plan = WiredFaults.random(BAKU, 1, 500, HOUR, false);
    assertTrue(plan.stream().noneMatch(fault -> fault.victim().equals("broker")));
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    plan.forEach(fault -> kinds.add(fault.kind()));
    assertEquals(EnumSet.allOf(Kind.class), kinds);
  }

  @Test
  void areWrittenALineEach(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("faults.json");
    WiredFaults.write(
        file,
        List.of(
            new WiredFault(Kind.KILL, "gateway", 71_250_000, 1_300),
            new WiredFault(Kind.LINE_SLOW, "quay-1", 80 * SECOND, 500)));
    assertEquals(
        """
        [
          {"from_s":71.25,"kind":"kill","real_s":1.3,"victim":"gateway"},
          {"from_s":80.0,"kind":"line_slow","real_s":0.5,"victim":"quay-1"}
        ]
        """,
        Files.readString(file));
    WiredFaults.write(file, List.of());
    assertEquals("[]\n", Files.readString(file));
  }

  @Test
  void costOnlyWhatNobodyReadMeanwhile() {
    FaultCost cost = new FaultCost(10, 1);
    cost.add(
        new WiredFault(Kind.LINE_CUT, "quay-2", 0, 1_000),
        CRANE,
        100 * SECOND,
        110 * SECOND,
        110 * SECOND);
    cost.add(
        new WiredFault(Kind.KILL, "gateway", 0, 1_000), List.of(), 0, 10 * SECOND, 10 * SECOND);
    assertTrue(cost.faults().stream().allMatch(fault -> fault.equipment().isEmpty()));
    cost.add(
        new WiredFault(Kind.KILL, "quay-2", 0, 1_000),
        CRANE,
        200 * SECOND,
        210 * SECOND,
        210 * SECOND);
    Run.Fault last = cost.faults().getLast();
    assertEquals(CRANE, last.equipment());
    assertEquals(200 * SECOND - 3 * SECOND - 10 * SECOND, last.fromMicroseconds());
    assertEquals(210 * SECOND + 100 * SECOND, last.toMicroseconds());
  }

  @Test
  void lastUntilTheGatewayShowsLaterReadings() {
    FaultCost cost = new FaultCost(10, 1);
    WiredFault kill = new WiredFault(Kind.KILL, "quay-2", 0, 1_000);
    cost.add(kill, CRANE, 200 * SECOND, 210 * SECOND, 500 * SECOND);
    assertEquals(510 * SECOND, cost.faults().getLast().toMicroseconds());
  }

  @Test
  void blindSensorsWhileThePlcIsGone() {
    FaultCost cost = new FaultCost(10, 1);
    cost.add(new WiredFault(Kind.PLC_RESTART, "quay-1", 0, 1_000), CRANE, 0, SECOND, SECOND);
    cost.add(new WiredFault(Kind.PLC_DOWNLOAD, "quay-1", 0, 1_000), CRANE, 0, SECOND, SECOND);
    cost.add(new WiredFault(Kind.KILL, "quay-1", 0, 1_000), CRANE, 0, SECOND, SECOND);
    assertEquals(
        List.of(true, true, false), cost.faults().stream().map(Run.Fault::blinds).toList());
  }

  @Test
  void reachIntoTheWarmUpWhoseTimePassesAsInLife() {
    FaultCost cost = new FaultCost(40, 11);
    cost.add(
        new WiredFault(Kind.KILL, "quay-2", 0, 1), CRANE, 35 * SECOND, 36 * SECOND, 36 * SECOND);
    assertEquals(WiredWorld.WARM_MICROSECONDS, cost.faults().getFirst().fromMicroseconds());
  }
}
