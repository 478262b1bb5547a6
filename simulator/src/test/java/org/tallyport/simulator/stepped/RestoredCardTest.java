package org.tallyport.simulator.stepped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.ingest.Position;
import org.tallyport.gateway.ledger.Alarm;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.verdict.Judge;
import org.tallyport.simulator.verdict.Run;
import org.tallyport.simulator.verdict.Verdict;
import org.tallyport.wire.JournalId;

/**
 * A board dies, and its card is replaced by an image that was taken earlier in the same run: the
 * gateway holds more of its journal than the board, which goes on under the same numbers.
 */
class RestoredCardTest {
  private static final Scenario BAKU = Scenario.named("baku").orElseThrow();
  private static final long SECOND = 1_000_000;
  private static final long JUDGED = 900 * SECOND;
  private static final String QUAY = "quay-1";
  private static final String RAIL = "rail-1";

  /**
   * What a board may lose of its past when it dies: an idle track is told of every 10 s, a commit
   * is every 2 s, and the run takes steps of half a second.
   */
  private static final long UNSAVED = 13 * SECOND;

  /** From the start of the agent to its first reading: a step of the run. */
  private static final long RECOVERY = SECOND;

  /** Time of the run, seconds. */
  private record Restored(String board, long image, long death, long start) {}

  /** How a board comes up again. */
  private interface Start {
    void of(SteppedBoard board) throws IOException;
  }

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {41, 42, 43})
  void losesOnlyTheDownTimeWhenTheImageIsBootedAnew(long seed) throws IOException {
    restore(seed, SteppedBoard::boot);
  }

  @ParameterizedTest
  @ValueSource(longs = {41, 42, 43})
  void losesOnlyTheDownTimeWhenTheImageComesBackWithinTheSameBoot(long seed) throws IOException {
    restore(seed, SteppedBoard::start);
  }

  @Test
  void findsTheForkOfABoardThatOutgrewTheGatewayWhileTheBrokerWasAway() throws IOException {
    try (SteppedRun run = new SteppedRun(BAKU, 45, folder)) {
      Restored quay = new Restored(QUAY, 300, 330, 340);
      plan(run, quay, SteppedBoard::boot);
      run.plan(335 * SECOND, run.broker()::stop);
      run.plan(600 * SECOND, run.broker()::start);
      expectForks(run, 45, List.of(quay));
    }
  }

  @Test
  void findsNoForkWhereABoardComesUpWithItsOwnCard() throws IOException {
    try (SteppedRun run = new SteppedRun(BAKU, 47, folder)) {
      SteppedBoard quay = run.board(QUAY);
      run.plan(400 * SECOND, quay::die);
      run.plan(430 * SECOND, quay::boot);
      expectExact(run, 47, List.of(new Restored(QUAY, 0, 400, 430)));
      assertEquals(List.of(), run.gateway().asked().alarms());
      assertEquals(1, quay.journals().size());
    }
  }

  private void restore(long seed, Start start) throws IOException {
    try (SteppedRun run = new SteppedRun(BAKU, seed, folder)) {
      long later = (seed - 41) * 9;
      Restored rail = new Restored(RAIL, 100, 262 + later, 275 + later);
      Restored quay = new Restored(QUAY, 320, 480 + later, 510 + later);
      plan(run, rail, start);
      plan(run, quay, start);
      expectForks(run, seed, List.of(quay, rail));
    }
  }

  private static void plan(SteppedRun run, Restored restored, Start start) {
    SteppedBoard board = run.board(restored.board());
    run.plan(restored.image() * SECOND, board.card()::copy);
    run.plan(restored.death() * SECOND, board::die);
    run.plan(
        restored.start() * SECOND,
        () -> {
          board.card().restore();
          start.of(board);
        });
  }

  /** Exact, and each restored board, and no other, was found and goes on under a new journal. */
  private static void expectForks(SteppedRun run, long seed, List<Restored> all)
      throws IOException {
    expectExact(run, seed, all);
    List<Alarm> alarms = run.gateway().asked().alarms();
    assertEquals(
        all.stream().map(one -> "fork " + one.board()).sorted().toList(),
        alarms.stream().map(alarm -> alarm.kind() + " " + alarm.subject()).sorted().toList(),
        () -> "seed " + seed + ": " + alarms);
    for (Restored restored : all) {
      SteppedBoard board = run.board(restored.board());
      List<JournalId> journals = board.journals();
      assertEquals(2, journals.size(), () -> "seed " + seed + ": " + journals);
      long held = run.gateway().position(journals.getLast()).map(Position::number).orElse(0L);
      assertTrue(held > 10, "seed " + seed + ": blocks of the new journal: " + held);
      assertEquals(1, board.alarms().size(), () -> "seed " + seed + ": " + board.alarms());
    }
  }

  private static void expectExact(SteppedRun run, long seed, List<Restored> all)
      throws IOException {
    SteppedRun.Outcome outcome = run.run(JUDGED, _ -> {});
    List<Run.Fault> faults = new ArrayList<>();
    for (Restored restored : all) {
      faults.add(
          new Run.Fault(
              equipment(restored.board()),
              restored.death() * SECOND - UNSAVED,
              restored.start() * SECOND + RECOVERY,
              "another card in " + restored.board()));
    }
    Run what =
        new Run(
            BAKU.name(),
            seed,
            "stepped",
            JUDGED,
            1,
            1,
            outcome.readings(),
            outcome.blocks(),
            run.massBoundGrams(),
            faults);
    Verdict verdict = Judge.judge(what, outcome.truth(), outcome.answer());
    assertTrue(verdict.exact(), () -> "seed " + seed + ": " + verdict.deviations());
    List<EquipmentId> cost =
        all.stream().map(Restored::board).flatMap(id -> equipment(id).stream()).sorted().toList();
    assertEquals(
        cost,
        verdict.gaps().stream().map(gap -> gap.gap().equipment()).distinct().sorted().toList(),
        "seed " + seed + ": gaps of these");
  }

  private static List<EquipmentId> equipment(String board) {
    return BAKU.boards().stream()
        .filter(one -> one.id().equals(board))
        .flatMap(one -> one.equipment().stream())
        .toList();
  }
}
