package org.tallyport.simulator.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.model.Model;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.truth.TruthLog;
import org.tallyport.simulator.verdict.Deviation.Kind;

class JudgeTest {
  private static final long HOURS_6 = 21_600_000_000L;
  private static final long TAIL = 600_000_000L;
  private static final EquipmentId STS_1 = new EquipmentId("STS-1");
  private static final EquipmentId TRACK_1 = new EquipmentId("TRACK-1");
  private static final List<EquipmentId> EQUIPMENT =
      List.of(STS_1, new EquipmentId("STS-2"), new EquipmentId("PC-1"), TRACK_1);

  private final List<TrueEvent> truth = truth();
  private final PerfectAnswer gateway = new PerfectAnswer(EQUIPMENT, truth, HOURS_6 + TAIL);

  @Test
  void findsNothingWhereThereIsNothing() {
    Verdict verdict = judge();
    assertTrue(verdict.exact(), verdict.deviations().toString());
    assertEquals(HOURS_6, verdict.coveredMicroseconds());
    Verdict.Figures sts = verdict.figures().get(1);
    assertEquals(STS_1, sts.equipment());
    assertTrue(sts.boxes().truth() > 20 && sts.boxes().truth() == sts.boxes().tally());
    assertEquals(new Verdict.Pair(32, 32), verdict.figures().get(3).wagons());
  }

  @Test
  void findsALostMove() {
    gateway.moves.remove(first(STS_1) + 3);
    expect(Kind.LOST, 1);
    Verdict.Pair boxes = judge().figures().get(1).boxes();
    assertTrue(boxes.truth() > boxes.tally());
  }

  @Test
  void findsADoubledMove() {
    gateway.moves.add(gateway.moves.get(first(STS_1)));
    expect(Kind.DUPLICATED, 1);
  }

  @Test
  void findsAMoveThatNeverHappened() {
    Answer.Move move = gateway.moves.get(first(STS_1));
    gateway.moves.add(at(move, HOURS_6 - 60_000_000));
    expect(Kind.PHANTOM, 1);
  }

  @Test
  void findsAMoveInAnotherInterval() {
    int index = first(STS_1) + 4;
    Answer.Move move = gateway.moves.get(index);
    gateway.moves.set(index, at(move, move.timeMicroseconds() + PerfectAnswer.QUARTER));
    expect(Kind.MISTIMED, 1);
  }

  @Test
  void findsAMoveTwoSecondsLate() {
    int index = first(STS_1) + 4;
    Answer.Move move = gateway.moves.get(index);
    gateway.moves.set(index, at(move, move.timeMicroseconds() + 2_000_000));
    expect(Kind.MISTIMED, 1);
  }

  @Test
  void findsAWrongCountOfBoxes() {
    int index = first(STS_1) + 1;
    Answer.Move move = gateway.moves.get(index);
    gateway.moves.set(
        index,
        new Answer.Move(
            STS_1,
            move.timeMicroseconds(),
            move.kind(),
            move.boxes() + 1,
            move.teuHundredths(),
            move.grams(),
            true));
    expect(Kind.MISCOUNTED, 1);
  }

  @Test
  void findsAMassBeyondTheBound() {
    int index = first(STS_1) + 2;
    Answer.Move move = gateway.moves.get(index);
    gateway.moves.set(
        index,
        new Answer.Move(
            STS_1,
            move.timeMicroseconds(),
            move.kind(),
            move.boxes(),
            move.teuHundredths(),
            OptionalLong.of(move.grams().orElseThrow() + 100_000),
            true));
    expect(Kind.MISWEIGHED, 1);
  }

  @Test
  void findsWagonsDividedByFour() {
    for (int i = 0; i < gateway.passes.size(); i++) {
      Answer.Pass pass = gateway.passes.get(i);
      if (pass.axles() == 8) {
        gateway.passes.set(
            i, new Answer.Pass(TRACK_1, pass.timeMicroseconds(), true, 4, pass.kind(), true));
      }
    }
    expect(Kind.MISCOUNTED, 2);
  }

  @Test
  void findsAReversalThatWasCounted() {
    Answer.Pass pass = gateway.passes.getLast();
    gateway.passes.add(
        new Answer.Pass(TRACK_1, pass.timeMicroseconds() - 40_000_000, true, 4, pass.kind(), true));
    gateway.passes.add(
        new Answer.Pass(
            TRACK_1, pass.timeMicroseconds() + 60_000_000, false, 4, pass.kind(), true));
    Verdict verdict = judge();
    assertFalse(verdict.exact());
    assertTrue(verdict.figures().get(3).wagons().tally() > 32);
  }

  @Test
  void findsAGapThatNothingExplains() {
    gateway.gaps.add(new Answer.Gap(STS_1, 18_000_000_000L, 18_100_000_000L, "lost"));
    expect(Kind.GAP, 1);
    assertEquals(HOURS_6 - 100_000_000, judge().coveredMicroseconds());
  }

  @Test
  void listsWhatHappenedInAGapThatAFaultExplains() {
    Answer.Move gone = gateway.moves.remove(first(STS_1) + 3);
    long from = gone.timeMicroseconds() - 20_000_000;
    long to = gone.timeMicroseconds() + 20_000_000;
    gateway.gaps.add(new Answer.Gap(STS_1, from, to, "board was down"));
    Run.Fault fault = new Run.Fault(List.of(STS_1), from - 1, to + 1, "kill -9");
    Verdict verdict = Judge.judge(run(List.of(fault)), truth, gateway.answer());
    assertTrue(verdict.exact(), verdict.deviations().toString());
    assertEquals(1, verdict.gaps().getFirst().events());
  }

  @Test
  void findsUnknownTimeThatIsStatedAsCovered() {
    Answer covered = gateway.answer();
    gateway.gaps.add(new Answer.Gap(STS_1, 18_000_000_000L, 18_100_000_000L, "lost"));
    Answer answer =
        new Answer(
            covered.moves(),
            covered.passes(),
            covered.intervals(),
            gateway.answer().gaps(),
            covered.throughMicroseconds());
    Verdict verdict = Judge.judge(run(List.of()), truth, answer);
    assertEquals(1, verdict.count(Kind.COVERAGE), verdict.deviations().toString());
  }

  @Test
  void findsUnknownTimeOfWhichNoGapTells() {
    long from = 1_000_000_000;
    long to = from + 100_000_000;
    gateway.gaps.add(new Answer.Gap(STS_1, from, to, "the board started again"));
    List<Answer.Interval> intervals = gateway.answer().intervals();
    gateway.gaps.clear();
    Answer whole = gateway.answer();
    Answer answer =
        new Answer(
            whole.moves(), whole.passes(), intervals, List.of(), whole.throughMicroseconds());
    Run.Fault reboot = new Run.Fault(List.of(STS_1), from, to, "a reboot");
    Verdict verdict = Judge.judge(run(List.of(reboot)), truth, answer);
    assertEquals(1, verdict.count(Kind.COVERAGE), verdict.deviations().toString());
  }

  @Test
  void findsAnIntervalThatIsNotTheSumOfItsMoves() {
    Answer whole = gateway.answer();
    List<Answer.Interval> intervals = new ArrayList<>(whole.intervals());
    intervals.removeIf(interval -> interval.boxes() > 0 && interval.equipment().equals(STS_1));
    Answer answer =
        new Answer(
            whole.moves(), whole.passes(), intervals, whole.gaps(), whole.throughMicroseconds());
    Verdict verdict = Judge.judge(run(List.of()), truth, answer);
    assertTrue(verdict.count(Kind.INTERVAL) > 0, verdict.deviations().toString());
  }

  @Test
  void findsWhatWasNeverDelivered() {
    gateway.through.put(STS_1, HOURS_6 - 1_000_000_000);
    expect(Kind.GAP, 1);
  }

  @Test
  void writesTheFieldsThatOthersRead() {
    ObjectNode tree = VerdictJson.tree(judge(), Instant.parse("2025-03-03T20:00:00Z"));
    Set<String> names = new TreeSet<>();
    tree.fieldNames().forEachRemaining(names::add);
    assertEquals(
        new TreeSet<>(
            List.of(
                "scenario",
                "seed",
                "mode",
                "simulated_seconds",
                "wall_seconds",
                "readings",
                "blocks",
                "equipment",
                "covered_seconds",
                "speed",
                "lost",
                "duplicated",
                "phantom",
                "mistimed",
                "gaps",
                "verdict")),
        names);
    assertEquals("exact", tree.get("verdict").asText());
    assertEquals(32, tree.at("/equipment/3/wagons/tally").asInt());
  }

  @Test
  void tellsABuildServerWhatFailed() {
    gateway.moves.remove(first(STS_1));
    String text = VerdictJunit.text(judge());
    assertTrue(text.contains("failures=\"1\""), text);
    assertTrue(text.contains("name=\"no deviation: lost\">"), text);
  }

  private void expect(Kind kind, int count) {
    Verdict verdict = judge();
    assertFalse(verdict.exact());
    assertEquals(count, verdict.count(kind), verdict.deviations().toString());
    assertEquals(count, verdict.deviations().size(), verdict.deviations().toString());
  }

  private Verdict judge() {
    return Judge.judge(run(List.of()), truth, gateway.answer());
  }

  private static Run run(List<Run.Fault> faults) {
    Map<EquipmentId, Long> bounds = new LinkedHashMap<>();
    EQUIPMENT.forEach(id -> bounds.put(id, id.equals(TRACK_1) ? 0L : 110_000L));
    return new Run("baku", 1, "stepped", HOURS_6, 2, 10_800, 100, 10, bounds, faults);
  }

  private static Answer.Move at(Answer.Move move, long time) {
    return new Answer.Move(
        move.equipment(),
        time,
        move.kind(),
        move.boxes(),
        move.teuHundredths(),
        move.grams(),
        true);
  }

  private int first(EquipmentId equipment) {
    Optional<Answer.Move> first =
        gateway.moves.stream().filter(move -> move.equipment().equals(equipment)).findFirst();
    return gateway.moves.indexOf(first.orElseThrow());
  }

  private static List<TrueEvent> truth() {
    TruthLog log = new TruthLog();
    for (Model model : Scenario.named("baku").orElseThrow().models().apply(1)) {
      model.advance(HOURS_6 + TAIL, (signal, time, value) -> {}, log);
    }
    return log.events();
  }
}
