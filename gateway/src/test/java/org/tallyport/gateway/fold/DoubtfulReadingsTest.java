package org.tallyport.gateway.fold;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.Role;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.wire.Content;
import org.tallyport.wire.ReadingColumns;

/** What does not count as known though it was read. */
class DoubtfulReadingsTest {
  private static final long SECOND = 1_000_000;

  private final Tape tape = new Tape();
  private final Notes notes = new Notes(CasesTest.SPREADER);

  DoubtfulReadingsTest() {
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

  private void play() {
    notes.applyAll(tape.definitions());
    notes.apply(Tape.clock(Tape.BOOT, Tape.START));
    tape.blocks().forEach(notes::apply);
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

  private static Content.Gap gap(long first, long last, String... signals) {
    return new Content.Gap(
        Tape.CRANE, List.of(signals), Tape.BOOT, first, Tape.BOOT, last, 3, "queue");
  }

  @Test
  void aContactThatIsHeldInChatterIsNotKnown() {
    tape.uncertain(50 * SECOND, Role.SPREADER_LOCKED, 0);
    tape.read(80 * SECOND, Role.SPREADER_LOCKED, 0);
    play();
    through(100 * SECOND);
    assertEquals(70 * SECOND, notes.coverage().boxesMicroseconds());
    assertEquals(70 * SECOND, notes.coverage().tonnesMicroseconds());
  }

  @Test
  void aDriftingLoadIsStillMeasured() {
    tape.uncertain(50 * SECOND, Role.HOIST_LOAD, 0.2);
    play();
    through(100 * SECOND);
    assertEquals(100 * SECOND, notes.coverage().tonnesMicroseconds());
  }

  @Test
  void aContactThatGoesBadOutOfChatterIsLost() {
    tape.uncertain(50 * SECOND, Role.SPREADER_LOCKED, 0);
    tape.bad(60 * SECOND, Role.SPREADER_LOCKED);
    tape.read(80 * SECOND, Role.SPREADER_LOCKED, 0);
    play();
    through(100 * SECOND);
    assertEquals(70 * SECOND, notes.coverage().boxesMicroseconds());
  }

  @Test
  void aReadingWithinAGapDoesNotEndIt() {
    play();
    notes.apply(gap(50 * SECOND, 60 * SECOND, "hoist.load"));
    Tape within = new Tape();
    within.read(0, Role.SPREADER_LOCKED, 0);
    within.read(0, Role.SPREADER_LANDED, 0);
    within.read(55 * SECOND, Role.HOIST_LOAD, 0);
    within.read(70 * SECOND, Role.HOIST_LOAD, 0);
    List<Content.Readings> blocks = within.blocks();
    notes.apply(blocks.get(1));
    notes.restart();
    notes.apply(blocks.get(2));
    through(100 * SECOND);
    assertEquals(80 * SECOND, notes.coverage().tonnesMicroseconds());
    assertEquals(100 * SECOND, notes.coverage().boxesMicroseconds());
  }

  @Test
  void theReadingAtTheEndOfAGapEndsIt() {
    play();
    notes.apply(gap(50 * SECOND, 60 * SECOND, "hoist.load"));
    Tape after = new Tape();
    after.read(0, Role.SPREADER_LOCKED, 0);
    after.read(0, Role.SPREADER_LANDED, 0);
    after.read(60 * SECOND, Role.HOIST_LOAD, 0);
    notes.apply(after.blocks().get(1));
    through(100 * SECOND);
    assertEquals(90 * SECOND, notes.coverage().tonnesMicroseconds());
  }

  @Test
  void equipmentOfAnotherKindStartsAnewAndItsStateIsKept() {
    play();
    through(100 * SECOND);
    Tape waits = new Tape();
    waits.read(0, Role.SPREADER_LOCKED, 0);
    waits.read(300 * SECOND, Role.SPREADER_LOCKED, 1);
    Content.Readings late = waits.blocks().get(1);
    notes.apply(
        new Content.Readings(
            late.equipment(),
            late.boot(),
            late.baseMicroseconds(),
            late.utcMicroseconds(),
            late.clock(),
            150 * SECOND,
            late.readings()));
    notes.fold.saveChanged(notes);
    final byte[] before = notes.states.get("equipment/C-1");
    notes.restart(EquipmentRules.Rail.typical(1, 0.12));
    through(200 * SECOND);
    through(400 * SECOND);
    assertEquals("kind-changed", notes.doubts.getFirst().kind());
    assertEquals(5, notes.fold.counters(Tape.CRANE).readings(), "the one that waited is dropped");
    assertEquals(150 * SECOND, notes.coverage().boxesMicroseconds());
    assertEquals(0, notes.coverage().wagonsMicroseconds());
    notes.restart();
    assertArrayEquals(before, notes.states.get("aside/C-1/ship-to-shore"));
    through(500 * SECOND);
    assertEquals(1, notes.doubts.size());
  }
}
