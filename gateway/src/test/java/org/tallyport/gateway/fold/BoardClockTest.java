package org.tallyport.gateway.fold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.Role;
import org.tallyport.gateway.recognise.Confidence;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.tally.Interval;
import org.tallyport.wire.Content;
import org.tallyport.wire.ReadingColumns;

/** Clocks of boards that are wrong, and become right. */
class BoardClockTest {
  private static final long SECOND = 1_000_000;
  private static final long DAY = 86_400 * SECOND;
  private static final long PATIENCE = FoldClock.PATIENCE;

  private final Tape tape = new Tape();
  private final Notes notes = new Notes(CasesTest.SPREADER);

  @BeforeEach
  void aCraneThatStands() {
    for (Role role :
        List.of(
            Role.SPREADER_LOCKED,
            Role.SPREADER_LANDED,
            Role.HOIST_LOAD,
            Role.HOIST_HEIGHT,
            Role.TROLLEY_POSITION,
            Role.SPREADER_MODE)) {
      tape.read(0, role, 0);
    }
    notes.applyAll(tape.definitions());
  }

  private void clock(long monotonic, long utc, ClockQuality quality) {
    notes.apply(new Content.Clock(Tape.BOOT, monotonic, utc, 1_000, quality));
  }

  private void through(long time) {
    notes.apply(
        new Content.Readings(
            Tape.CRANE,
            Tape.BOOT,
            time,
            Tape.START,
            ClockQuality.SYNCHRONISED,
            time,
            new ReadingColumns()));
  }

  private long covered() {
    return notes.coverage().boxesMicroseconds();
  }

  private List<String> doubts() {
    return notes.doubts.stream().map(Doubt::kind).toList();
  }

  /** From ten seconds on a move whose release is at 30 s. */
  private static Tape move() {
    Tape move = new Tape();
    move.read(0, Role.SPREADER_LOCKED, 0);
    move.read(0, Role.SPREADER_LANDED, 0);
    move.read(0, Role.HOIST_LOAD, 0);
    move.read(0, Role.HOIST_HEIGHT, 15);
    move.read(0, Role.TROLLEY_POSITION, 20);
    move.read(0, Role.SPREADER_MODE, 40);
    move.read(10 * SECOND, Role.HOIST_HEIGHT, 2);
    move.read(11 * SECOND, Role.SPREADER_LANDED, 1);
    move.read(12 * SECOND, Role.SPREADER_LOCKED, 1);
    move.read(14 * SECOND, Role.SPREADER_LANDED, 0);
    move.read(14 * SECOND, Role.HOIST_LOAD, 20);
    move.read(16 * SECOND, Role.HOIST_HEIGHT, 15);
    move.read(22 * SECOND, Role.TROLLEY_POSITION, -5);
    move.read(27 * SECOND, Role.HOIST_HEIGHT, 2);
    move.read(28 * SECOND, Role.SPREADER_LANDED, 1);
    move.read(28 * SECOND, Role.HOIST_LOAD, 0);
    move.read(30 * SECOND, Role.SPREADER_LOCKED, 0);
    move.read(32 * SECOND, Role.SPREADER_LANDED, 0);
    move.read(34 * SECOND, Role.HOIST_HEIGHT, 15);
    return move;
  }

  @Test
  void aClockFarAheadOfTheGatewayIsNotBelieved() {
    notes.received = Tape.START;
    clock(0, Tape.START + DAY, ClockQuality.SYNCHRONISED);
    tape.blocks().forEach(notes::apply);
    through(100 * SECOND);
    assertEquals(List.of("clock-ahead"), doubts());
    assertEquals(0, covered());
    notes.received = Tape.START + 200 * SECOND;
    clock(150 * SECOND, Tape.START + 150 * SECOND, ClockQuality.SYNCHRONISED);
    through(200 * SECOND);
    assertEquals(200 * SECOND, covered());
    assertEquals(Interval.startOf(Tape.START), notes.intervals.keySet().iterator().next());
  }

  @Test
  void aClockAheadOutOfABacklogIsGivenUpOnceItReachesTheFuture() {
    clock(0, Tape.START, ClockQuality.SYNCHRONISED);
    tape.blocks().forEach(notes::apply);
    through(100 * SECOND);
    clock(100 * SECOND, Tape.START + DAY, ClockQuality.SYNCHRONISED);
    notes.received = Tape.START + 200 * SECOND;
    through(200 * SECOND);
    notes.restart();
    notes.received = Tape.START + 300 * SECOND;
    through(300 * SECOND);
    assertEquals(List.of("clock-ahead"), doubts());
    assertEquals(300 * SECOND, covered());
    assertEquals(1, notes.intervals.size());
  }

  @Test
  void aClockAheadPlacesNothingThatWaits() {
    notes.received = Tape.START;
    tape.blocks().forEach(notes::apply);
    through(100 * SECOND);
    clock(100 * SECOND, Tape.START + DAY, ClockQuality.SYNCHRONISED);
    assertEquals(List.of("clock-ahead"), doubts());
    assertEquals(0, covered());
  }

  @Test
  void aClockALittleAheadIsBelieved() {
    notes.received = Tape.START;
    clock(0, Tape.START + 599 * SECOND, ClockQuality.SYNCHRONISED);
    tape.blocks().forEach(notes::apply);
    through(SECOND);
    assertEquals(List.of(), doubts());
    assertEquals(SECOND, covered());
  }

  @Test
  void whatCameBeforeTheFirstSynchronisedClockIsPlacedByIt() {
    clock(0, Tape.START - 9 * DAY, ClockQuality.UNCERTAIN);
    move().blocks().forEach(notes::apply);
    through(100 * SECOND);
    assertEquals(0, notes.intervals.size(), "a better clock may come");
    notes.restart();
    clock(100 * SECOND, Tape.START + 100 * SECOND, ClockQuality.SYNCHRONISED);
    through(200 * SECOND);
    Event.Move move = notes.all(Event.Move.class).getFirst();
    assertEquals(Tape.START + 30 * SECOND, move.utcMicroseconds());
    assertEquals(Confidence.GOOD, move.confidence());
    assertEquals(200 * SECOND, covered());
    assertEquals(1, notes.intervals.size());
  }

  @Test
  void withoutABetterClockInTimeAllIsUncertain() {
    clock(0, Tape.START - DAY, ClockQuality.UNCERTAIN);
    move().blocks().forEach(notes::apply);
    through(PATIENCE - 1);
    assertEquals(0, notes.events.size());
    through(PATIENCE + SECOND);
    notes.restart();
    Event.Move move = notes.all(Event.Move.class).getFirst();
    assertEquals(Tape.START - DAY + 30 * SECOND, move.utcMicroseconds());
    assertEquals(Confidence.UNCERTAIN, move.confidence());
    assertEquals(1, notes.counts().uncertain());
    assertEquals(List.of("clock-uncertain"), doubts());
    assertEquals(0, covered());
    clock(PATIENCE + SECOND, Tape.START, ClockQuality.SYNCHRONISED);
    assertEquals(List.of("clock-uncertain", "clock-corrected"), doubts());
  }

  @Test
  void anUnsureClockDoesNotGoBackBehindWhatWasPlacedBeforeItsBoot() {
    clock(0, Tape.START, ClockQuality.SYNCHRONISED);
    tape.blocks().forEach(notes::apply);
    through(100 * SECOND);
    long next = Tape.BOOT + 1;
    notes.apply(new Content.Clock(next, SECOND, Tape.START - DAY, SECOND, ClockQuality.UNCERTAIN));
    move().moved(5 * SECOND).blocks(next).forEach(notes::apply);
    notes.apply(
        new Content.Readings(
            Tape.CRANE,
            next,
            PATIENCE + 10 * SECOND,
            Tape.START,
            ClockQuality.UNCERTAIN,
            PATIENCE + 10 * SECOND,
            new ReadingColumns()));
    Event.Move move = notes.all(Event.Move.class).getFirst();
    assertEquals(Confidence.UNCERTAIN, move.confidence());
    long after = move.utcMicroseconds() - Tape.START;
    assertTrue(after >= 100 * SECOND && after <= 140 * SECOND, () -> "at " + after);
    assertEquals(100 * SECOND, covered());
  }

  @Test
  void aLesserClockDoesNotMoveASynchronisedOne() {
    clock(0, Tape.START, ClockQuality.SYNCHRONISED);
    tape.blocks().forEach(notes::apply);
    clock(50 * SECOND, Tape.START + DAY, ClockQuality.UNCERTAIN);
    clock(60 * SECOND, 0, ClockQuality.UNSET);
    notes.restart();
    through(100 * SECOND);
    assertEquals(100 * SECOND, covered());
    assertEquals(1, notes.intervals.size());
  }

  @Test
  void aClockThatWasNeverSetIsNone() {
    clock(0, 0, ClockQuality.UNSET);
    tape.blocks().forEach(notes::apply);
    through(2 * PATIENCE);
    assertTrue(notes.intervals.isEmpty());
  }
}
