package org.tallyport.simulator.wired;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.verdict.Deviation;
import org.tallyport.simulator.verdict.Judge;
import org.tallyport.simulator.verdict.Run;
import org.tallyport.simulator.verdict.Verdict;
import org.tallyport.simulator.wired.WiredFault.Kind;

/** kill -9 of boards while cranes lift and a train passes. */
class KillTest {
  private static final Scenario BAKU = Scenario.named("baku").orElseThrow();
  private static final long SECOND = 1_000_000;
  private static final long JUDGED = 720 * SECOND;
  private static final double SPEED = 40;
  private static final long DOWN_MILLISECONDS = 1_000;

  /** With seed 32 the first train is over the sensors from 253 s to 381 s. */
  private static final long TRAIN_HALF_PAST = 330 * SECOND;

  @TempDir private Path folder;

  /**
   * The track's board dies with a long, slow train on the sensors: what a board may lose of its
   * past is bounded while there are readings, an idle track is told of only every 10 s of real
   * time.
   */
  @Test
  void losesOnlyTheDownTimeWhenBoardsAreKilled() throws IOException, InterruptedException {
    List<EquipmentId> quay = equipment("quay-1");
    List<EquipmentId> portal = equipment("quay-2");
    List<EquipmentId> track = equipment("rail-1");
    WiredRun.Outcome outcome =
        run(
            32,
            List.of(
                kill("quay-1", 100 * SECOND),
                kill("quay-2", 150 * SECOND),
                kill("rail-1", TRAIN_HALF_PAST)));
    List<EquipmentId> cost =
        outcome.verdict().gaps().stream()
            .map(gap -> gap.gap().equipment())
            .distinct()
            .sorted()
            .toList();
    assertEquals(
        Stream.of(portal, quay, track).flatMap(List::stream).sorted().toList(),
        cost,
        "a gap for each");
    assertTrue(vehicles(outcome, TRAIN_HALF_PAST) > 5, "whole vehicles before the gap");
    assertTrue(
        outcome.verdict().gaps().stream()
            .anyMatch(gap -> track.contains(gap.gap().equipment()) && gap.events() > 0),
        "vehicles in the gap");
    Verdict untold =
        Judge.judge(withoutFaults(outcome.verdict().run()), outcome.truth(), outcome.answer());
    assertEquals(
        cost,
        untold.deviations().stream()
            .filter(deviation -> deviation.kind() == Deviation.Kind.GAP)
            .map(Deviation::equipment)
            .distinct()
            .sorted()
            .toList(),
        "a gap that no fault explains is not exact");
    assertFalse(untold.exact());
  }

  private static WiredFault kill(String victim, long fromMicroseconds) {
    return new WiredFault(Kind.KILL, victim, fromMicroseconds, DOWN_MILLISECONDS);
  }

  private static long vehicles(WiredRun.Outcome outcome, long beforeMicroseconds) {
    return outcome.answer().passes().stream()
        .filter(pass -> pass.kind().isPresent() && pass.timeMicroseconds() < beforeMicroseconds)
        .count();
  }

  private static List<EquipmentId> equipment(String board) {
    return BAKU.boards().stream()
        .filter(one -> one.id().equals(board))
        .findFirst()
        .orElseThrow()
        .equipment();
  }

  private static Run withoutFaults(Run run) {
    return new Run(
        run.scenario(),
        run.seed(),
        run.mode(),
        run.simulatedMicroseconds(),
        run.wallSeconds(),
        run.speed(),
        run.readings(),
        run.blocks(),
        run.massBoundGrams(),
        List.of());
  }

  private WiredRun.Outcome run(long seed, List<WiredFault> planned)
      throws IOException, InterruptedException {
    Disturbance outages =
        new Disturbance(
            BAKU,
            planned,
            new FaultCost(SPEED, FaultCost.UNSAVED_SECONDS),
            _ -> {},
            System::nanoTime);
    WiredRun run = new WiredRun(BAKU, seed, SPEED, "", folder, System::nanoTime);
    WiredRun.Outcome outcome = run.run(JUDGED, outages);
    Verdict verdict = outcome.verdict();
    assertTrue(outages.over(), "the run ended before the last outage");
    assertTrue(verdict.exact(), () -> "seed " + seed + ": " + verdict.deviations());
    assertTrue(verdict.figures().stream().allMatch(WiredRunTest::worked), "seed " + seed);
    return outcome;
  }
}
