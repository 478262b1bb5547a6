package org.tallyport.gateway.fold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.Role;
import org.tallyport.gateway.recognise.Confidence;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.tally.Coverage;
import org.tallyport.gateway.tally.Interval;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.ReadingColumns;

/** What is known, figure by figure. */
class CoverageTest {
  private static final long SECOND = 1_000_000;
  private static final JournalId OTHER = new JournalId("bbbbbbbb");

  private final Tape tape = new Tape();
  private final Notes notes = new Notes(CasesTest.SPREADER);

  CoverageTest() {
    for (Role role :
        List.of(
            Role.SPREADER_LOCKED,
            Role.SPREADER_LANDED,
            Role.HOIST_LOAD,
            Role.HOIST_HEIGHT,
            Role.TROLLEY_POSITION)) {
      tape.read(0, role, 0);
    }
  }

  private static Content.Readings empty(long boot, long through) {
    return new Content.Readings(
        Tape.CRANE,
        boot,
        through,
        Tape.START,
        ClockQuality.SYNCHRONISED,
        through,
        new ReadingColumns());
  }

  private void play() {
    notes.applyAll(tape.definitions());
    notes.apply(Tape.clock(Tape.BOOT, Tape.START));
    tape.blocks().forEach(notes::apply);
  }

  @Test
  void readingsLostAtAnUnknownTimeLeaveTheBootAliveAndEachSignalUnknownUntilItComesAgain() {
    play();
    notes.apply(empty(Tape.BOOT, 100 * SECOND));
    notes.apply(new Content.Gap(Tape.CRANE, List.of(), 0, 0, 0, 0, 0, "block 7 is unreadable"));
    notes.apply(empty(Tape.BOOT, 200 * SECOND));
    assertEquals(100 * SECOND, notes.coverage().boxesMicroseconds());
    tape.moved(250 * SECOND).blocks().forEach(notes::apply);
    notes.apply(empty(Tape.BOOT, 300 * SECOND));
    assertEquals(150 * SECOND, notes.coverage().boxesMicroseconds());
  }

  @Test
  void aQuietCraneUnderThroughIsIdle() {
    play();
    notes.apply(empty(Tape.BOOT, 600 * SECOND));
    Coverage coverage = notes.coverage();
    assertEquals(600 * SECOND, coverage.boxesMicroseconds());
    assertEquals(600 * SECOND, coverage.tonnesMicroseconds());
    assertEquals(600 * SECOND, coverage.operatingMicroseconds() + coverage.idleMicroseconds());
    assertTrue(coverage.idleMicroseconds() >= 299 * SECOND);
    assertEquals(0, coverage.wagonsMicroseconds(), "a crane knows nothing of wagons");
  }

  @Test
  void aSilentBoardIsNotIdle() {
    play();
    notes.apply(empty(Tape.BOOT, 100 * SECOND));
    notes.apply(
        new Content.Gap(
            Tape.CRANE, List.of(), Tape.BOOT, 100 * SECOND, Tape.BOOT, 5_000 * SECOND, 0, "off"));
    notes.apply(empty(Tape.BOOT, 5_100 * SECOND));
    Coverage coverage = notes.coverage();
    assertEquals(100 * SECOND, coverage.boxesMicroseconds());
    assertEquals(100 * SECOND, coverage.operatingMicroseconds() + coverage.idleMicroseconds());
    assertEquals(1, notes.gaps.size());
    assertEquals(Tape.START + 100 * SECOND, notes.gaps.getFirst().firstUtcMicroseconds());
    assertEquals(Tape.START + 5_000 * SECOND, notes.gaps.getFirst().lastUtcMicroseconds());
  }

  @Test
  void aBadLoadTakesTonnesButNotBoxes() {
    tape.bad(50 * SECOND, Role.HOIST_LOAD);
    tape.read(80 * SECOND, Role.HOIST_LOAD, 0);
    play();
    notes.apply(empty(Tape.BOOT, 100 * SECOND));
    assertEquals(100 * SECOND, notes.coverage().boxesMicroseconds());
    assertEquals(70 * SECOND, notes.coverage().tonnesMicroseconds());
  }

  @Test
  void aBadLockContactTakesBoth() {
    tape.bad(50 * SECOND, Role.SPREADER_LOCKED);
    tape.read(80 * SECOND, Role.SPREADER_LOCKED, 0);
    play();
    notes.apply(empty(Tape.BOOT, 100 * SECOND));
    assertEquals(70 * SECOND, notes.coverage().boxesMicroseconds());
    assertEquals(70 * SECOND, notes.coverage().tonnesMicroseconds());
    assertEquals(
        70 * SECOND,
        notes.coverage().operatingMicroseconds() + notes.coverage().idleMicroseconds());
  }

  @Test
  void aGapOfOneSignalTakesItsFiguresOnly() {
    play();
    notes.apply(
        new Content.Gap(
            Tape.CRANE,
            List.of("hoist.load"),
            Tape.BOOT,
            50 * SECOND,
            Tape.BOOT,
            60 * SECOND,
            3,
            "queue"));
    notes.apply(empty(Tape.BOOT, 100 * SECOND));
    assertEquals(100 * SECOND, notes.coverage().boxesMicroseconds());
    assertEquals(50 * SECOND, notes.coverage().tonnesMicroseconds(), "not read again since");
  }

  @Test
  void timeIsSplitAtQuarters() {
    play();
    notes.apply(empty(Tape.BOOT, 2_000 * SECOND));
    assertEquals(3, notes.intervals.size());
    for (Interval interval : notes.intervals.values()) {
      assertTrue(interval.coverage().boxesMicroseconds() <= Interval.LENGTH_MICROSECONDS);
    }
    assertEquals(2_000 * SECOND, notes.coverage().boxesMicroseconds());
  }

  @Test
  void anotherJournalWithoutAGapBlockIsAGap() {
    play();
    notes.apply(empty(Tape.BOOT, 100 * SECOND));
    for (Content definition : tape.definitions()) {
      notes.apply(OTHER, definition);
    }
    notes.apply(OTHER, empty(Tape.BOOT, 150 * SECOND));
    assertEquals(100 * SECOND, notes.coverage().boxesMicroseconds());
    assertEquals(1, notes.gaps.size());
    assertEquals(Tape.START + 150 * SECOND, notes.gaps.getFirst().lastUtcMicroseconds());
  }

  @Test
  void aRestoredCardUncoversNothing() {
    play();
    notes.apply(empty(Tape.BOOT, 100 * SECOND));
    for (Content definition : tape.definitions()) {
      notes.apply(OTHER, definition);
    }
    notes.apply(
        OTHER,
        new Content.Gap(
            Tape.CRANE, List.of(), Tape.BOOT, 20 * SECOND, Tape.BOOT, 130 * SECOND, 0, "restored"));
    assertEquals(100 * SECOND, notes.coverage().boxesMicroseconds());
    assertEquals(Tape.START + 100 * SECOND, notes.gaps.getFirst().firstUtcMicroseconds());
    assertEquals(Tape.START + 130 * SECOND, notes.gaps.getFirst().lastUtcMicroseconds());
  }

  @Test
  void aGapThatBeginsBeforeWhatIsCoveredAppliesFromThereOn() {
    play();
    notes.apply(empty(Tape.BOOT, 100 * SECOND));
    notes.apply(
        new Content.Gap(
            Tape.CRANE, List.of(), Tape.BOOT, 20 * SECOND, Tape.BOOT, 130 * SECOND, 0, "late"));
    notes.apply(empty(Tape.BOOT, 200 * SECOND));
    assertEquals(100 * SECOND, notes.coverage().boxesMicroseconds());
    assertEquals(Tape.START + 100 * SECOND, notes.gaps.getFirst().firstUtcMicroseconds());
  }

  @Test
  void aLateReadingIsCountedAndNotRecognised() {
    play();
    notes.apply(empty(Tape.BOOT, 100 * SECOND));
    Tape late = new Tape();
    late.read(40 * SECOND, Role.SPREADER_LOCKED, 1);
    notes.apply(late.blocks().getFirst());
    assertEquals(1, notes.fold.counters(Tape.CRANE).late());
  }

  @Test
  void aBootWithoutAClockIsPlacedWhenItComes() {
    notes.applyAll(tape.definitions());
    tape.blocks().forEach(notes::apply);
    notes.apply(empty(Tape.BOOT, 100 * SECOND));
    assertEquals(0, notes.intervals.size());
    notes.restart();
    notes.apply(Tape.clock(Tape.BOOT, Tape.START));
    assertEquals(100 * SECOND, notes.coverage().boxesMicroseconds());
  }

  @Test
  void aBootThatNeverHadAClockIsNotCovered() {
    notes.applyAll(tape.definitions());
    tape.blocks().forEach(notes::apply);
    notes.apply(empty(Tape.BOOT, 100 * SECOND));
    notes.apply(
        new Content.Gap(
            Tape.CRANE, List.of(), Tape.BOOT, 100 * SECOND, 88, 5 * SECOND, 0, "start"));
    notes.apply(tape.moved(5 * SECOND).blocks(88).getFirst());
    notes.apply(empty(88, 25 * SECOND));
    notes.apply(Tape.clock(88, Tape.START + 3_600 * SECOND));
    assertEquals(20 * SECOND, notes.coverage().boxesMicroseconds());
    assertEquals(1, notes.gaps.size());
    assertEquals(Tape.START + 3_605 * SECOND, notes.gaps.getFirst().lastUtcMicroseconds());
  }

  @Test
  void aClockThatStepsBackCoversNothingTwice() {
    play();
    notes.apply(empty(Tape.BOOT, 1_000 * SECOND));
    notes.apply(
        new Content.Clock(
            Tape.BOOT,
            1_000 * SECOND,
            Tape.START + 400 * SECOND,
            1_000,
            ClockQuality.SYNCHRONISED));
    notes.apply(empty(Tape.BOOT, 2_000 * SECOND));
    assertEquals(1_400 * SECOND, notes.coverage().boxesMicroseconds());
    for (Interval interval : notes.intervals.values()) {
      assertTrue(interval.coverage().boxesMicroseconds() <= Interval.LENGTH_MICROSECONDS);
    }
  }

  @Test
  void aMoveAcrossARebootHasNoOrigin() {
    Tape carried = new Tape();
    carried.read(0, Role.SPREADER_LOCKED, 1);
    carried.read(0, Role.SPREADER_LANDED, 0);
    carried.read(0, Role.HOIST_LOAD, 20);
    carried.read(0, Role.HOIST_HEIGHT, 15);
    carried.read(0, Role.TROLLEY_POSITION, -5);
    carried.read(5 * SECOND, Role.HOIST_HEIGHT, 2);
    carried.read(5 * SECOND, Role.SPREADER_LANDED, 1);
    carried.read(6 * SECOND, Role.HOIST_LOAD, 0);
    carried.read(7 * SECOND, Role.SPREADER_LOCKED, 0);
    carried.read(8 * SECOND, Role.SPREADER_LANDED, 0);
    carried.read(9 * SECOND, Role.HOIST_HEIGHT, 4);
    play();
    notes.apply(empty(Tape.BOOT, 100 * SECOND));
    notes.apply(Tape.clock(88, Tape.START + 3_600 * SECOND));
    carried.blocks(88).forEach(notes::apply);
    Event.Move move = notes.all(Event.Move.class).getFirst();
    assertEquals(Confidence.UNCERTAIN, move.confidence());
    assertEquals(Tape.START + 3_607 * SECOND, move.utcMicroseconds());
    assertEquals(1, notes.gaps.size());
  }

  @Test
  void aLiftOfWhichOnlyTheEndWasSeenLeavesItsTimeUnknown() {
    Tape landed = new Tape();
    landed.read(0, Role.SPREADER_LOCKED, 1);
    landed.read(0, Role.SPREADER_LANDED, 0);
    landed.read(0, Role.HOIST_LOAD, 0);
    landed.read(0, Role.HOIST_HEIGHT, 2);
    landed.read(0, Role.TROLLEY_POSITION, -5);
    landed.read(7 * SECOND, Role.SPREADER_LOCKED, 0);
    landed.read(8 * SECOND, Role.SPREADER_LANDED, 0);
    play();
    notes.apply(empty(Tape.BOOT, 100 * SECOND));
    notes.apply(Tape.clock(88, Tape.START + 3_600 * SECOND));
    landed.blocks(88).forEach(notes::apply);
    notes.apply(empty(88, 20 * SECOND));
    assertEquals(0, notes.all(Event.Move.class).size());
    RecordedGap hole = notes.gaps.getLast();
    assertEquals(Tape.START + 3_600 * SECOND, hole.firstUtcMicroseconds());
    assertEquals(Tape.START + 3_607 * SECOND, hole.lastUtcMicroseconds());
    assertEquals(113 * SECOND, notes.coverage().boxesMicroseconds());
  }

  @Test
  void beforeACraneWasEverKnownNothingIsMissing() {
    Tape slow = new Tape();
    slow.read(0, Role.SPREADER_LANDED, 0);
    slow.read(0, Role.HOIST_LOAD, 0);
    slow.read(0, Role.HOIST_HEIGHT, 2);
    slow.read(0, Role.TROLLEY_POSITION, -5);
    slow.read(540 * SECOND, Role.SPREADER_LOCKED, 0);
    notes.applyAll(slow.definitions());
    notes.apply(Tape.clock(Tape.BOOT, Tape.START));
    slow.blocks().forEach(notes::apply);
    notes.apply(empty(Tape.BOOT, 600 * SECOND));
    assertEquals(List.of(), notes.gaps);
    assertEquals(60 * SECOND, notes.coverage().boxesMicroseconds());
  }

  @Test
  void whatIsUnknownBetweenTwoGapsIsAGapToo() {
    play();
    notes.apply(empty(Tape.BOOT, 100 * SECOND));
    notes.apply(lost(100, 150));
    notes.apply(empty(Tape.BOOT, 200 * SECOND));
    notes.apply(lost(200, 250));
    tape.moved(270 * SECOND).blocks().forEach(notes::apply);
    notes.apply(empty(Tape.BOOT, 300 * SECOND));
    assertEquals(130 * SECOND, notes.coverage().boxesMicroseconds());
    List<String> told =
        notes.gaps.stream()
            .sorted(Comparator.comparingLong(RecordedGap::firstUtcMicroseconds))
            .map(
                gap ->
                    (gap.firstUtcMicroseconds() - Tape.START) / SECOND
                        + " to "
                        + (gap.lastUtcMicroseconds() - Tape.START) / SECOND)
            .toList();
    assertEquals(List.of("100 to 150", "150 to 200", "200 to 250", "250 to 270"), told);
  }

  private static Content.Gap lost(long from, long to) {
    return new Content.Gap(
        Tape.CRANE, List.of(), Tape.BOOT, from * SECOND, Tape.BOOT, to * SECOND, 0, "lost");
  }

  @Test
  void nothingIsKnownWhileTwoBoardsReadUnderOneId() {
    play();
    notes.apply(empty(Tape.BOOT, 100 * SECOND));
    notes.apply(Tape.clock(88, Tape.START + 3_600 * SECOND));
    tape.moved(0).blocks(88).forEach(notes::apply);
    notes.apply(empty(88, 100 * SECOND));
    notes.apply(empty(Tape.BOOT, 100 * SECOND));
    assertEquals(1, notes.gaps.size(), "a backlog of a boot that is over");
    notes.apply(empty(Tape.BOOT, 3_700 * SECOND));
    notes.apply(empty(Tape.BOOT, 3_702 * SECOND));
    tape.moved(150 * SECOND).blocks(88).forEach(notes::apply);
    tape.moved(230 * SECOND).blocks(88).forEach(notes::apply);
    notes.apply(empty(88, 300 * SECOND));
    assertEquals(2, notes.gaps.size(), notes.gaps::toString);
    RecordedGap rival = notes.gaps.get(1);
    assertEquals(Rival.REASON, rival.reason());
    assertEquals(Tape.START + 3_700 * SECOND, rival.firstUtcMicroseconds());
    assertEquals(Tape.START + 3_830 * SECOND, rival.lastUtcMicroseconds());
    assertEquals((100 + 100 + 70) * SECOND, notes.coverage().boxesMicroseconds());
  }

  @Test
  void theBoardThatGoesOnAloneIsTheBoardAgain() {
    play();
    notes.apply(empty(Tape.BOOT, 100 * SECOND));
    notes.apply(Tape.clock(88, Tape.START + 120 * SECOND));
    tape.moved(0).blocks(88).forEach(notes::apply);
    notes.apply(empty(88, 100 * SECOND));
    notes.apply(empty(Tape.BOOT, 270 * SECOND));
    tape.moved(400 * SECOND).blocks().forEach(notes::apply);
    notes.apply(empty(Tape.BOOT, 500 * SECOND));
    assertEquals(100 + 100 + 100, notes.coverage().boxesMicroseconds() / SECOND);
    assertEquals(
        List.of(Tape.START + 220 * SECOND, Tape.START + 400 * SECOND),
        notes.gaps.stream()
            .filter(gap -> gap.reason().equals(Rival.REASON))
            .flatMap(gap -> Stream.of(gap.firstUtcMicroseconds(), gap.lastUtcMicroseconds()))
            .toList());
  }

  @Test
  void whatAnotherBoardSaysOfTimeThatIsKnownIsNotCountedAgain() {
    play();
    notes.apply(empty(Tape.BOOT, 300 * SECOND));
    notes.apply(Tape.clock(88, Tape.START + 100 * SECOND));
    notes.apply(
        new Content.Gap(Tape.CRANE, List.of(), 0, 0, 88, 10 * SECOND, 0, "it was not recording"));
    tape.moved(10 * SECOND).blocks(88).forEach(notes::apply);
    assertEquals(List.of(), notes.gaps, "no boot that followed on the first");
    assertEquals(List.of("two-boards"), notes.doubts.stream().map(Doubt::kind).toList());
    assertEquals(300 * SECOND, notes.coverage().boxesMicroseconds());
  }
}
