package org.tallyport.gateway.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.fold.RecordedGap;
import org.tallyport.gateway.ingest.Position;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.recognise.EventId;
import org.tallyport.gateway.recognise.EventType;
import org.tallyport.wire.Block;
import org.tallyport.wire.BlockCodec;

/** What every ledger has to hold; each has a test class that extends this one. */
abstract class LedgerKit {
  private static final EventId BEFORE_ALL = new EventId(Facts.JOURNAL, Long.MAX_VALUE, 0);

  private Ledger ledger;
  private LedgerReader reader;

  /** Opens the same store again and again. */
  abstract Ledger open() throws LedgerFault;

  abstract LedgerReader reader() throws LedgerFault;

  /** From now on the store has no room. */
  abstract void fill() throws Exception;

  abstract void makeRoom() throws Exception;

  @BeforeEach
  final void opens() throws LedgerFault {
    ledger = open();
    reader = reader();
  }

  @AfterEach
  final void closes() {
    reader.close();
    ledger.close();
  }

  private LedgerBatch begin() throws LedgerFault {
    LedgerBatch batch = ledger.begin();
    batch.terminal(Facts.TERMINAL);
    return batch;
  }

  private static void put(LedgerBatch batch, Block block) {
    batch.block(Facts.NODE, Facts.JOURNAL, block, BlockCodec.encode(block.content()), 1);
  }

  private void reopen() throws LedgerFault {
    closes();
    opens();
  }

  private List<Event> events(EventType type) {
    return reader.events(
        Facts.TERMINAL, Facts.CRANE, type, 0, Long.MAX_VALUE, Long.MAX_VALUE, BEFORE_ALL, 1_000);
  }

  private void writeSomeOfAll(LedgerBatch batch) {
    put(batch, Facts.block(1, 300));
    put(batch, Facts.block(2, 1));
    Facts.oneOfEach().forEach(batch::event);
    batch.interval(Facts.interval(0, 1));
    batch.gap(Facts.gap(1, 0, List.of()));
    batch.state("clocks", new byte[] {1});
    batch.through(Facts.CRANE, 77);
    batch.alarm(new Alarm("fork", "board-7", 5, "look"));
  }

  private void assertNothingThere() throws LedgerFault {
    assertEquals(Optional.empty(), ledger.position(Facts.JOURNAL));
    assertEquals(OptionalLong.empty(), ledger.chain(Facts.JOURNAL, 1));
    assertEquals(0, ledger.states(Facts.TERMINAL).size());
    assertEquals(new LedgerReader.Delivered(0, 0), reader.delivered(Facts.TERMINAL));
    for (EventType type : EventType.values()) {
      assertEquals(List.of(), events(type));
    }
    assertEquals(List.of(), reader.intervals(Facts.TERMINAL, Facts.CRANE, 0, Facts.QUARTER));
    assertEquals(List.of(), reader.gaps(Facts.TERMINAL, 0, Long.MAX_VALUE, 9));
    assertEquals(List.of(), reader.alarms(Facts.TERMINAL, 9));
    assertEquals(OptionalLong.empty(), reader.through(Facts.TERMINAL, Facts.CRANE));
  }

  private void assertSomeOfAllIsThere() throws LedgerFault {
    assertEquals(
        Optional.of(new Position(Facts.JOURNAL, 2, Facts.block(2, 1).chain())),
        ledger.position(Facts.JOURNAL));
    assertEquals(OptionalLong.of(Facts.block(1, 300).chain()), ledger.chain(Facts.JOURNAL, 1));
    assertArrayEquals(new byte[] {1}, ledger.states(Facts.TERMINAL).get("clocks"));
    assertEquals(new LedgerReader.Delivered(2, 301), reader.delivered(Facts.TERMINAL));
    assertEquals(
        List.of(Facts.interval(0, 1)),
        reader.intervals(Facts.TERMINAL, Facts.CRANE, 0, Facts.QUARTER));
    assertEquals(
        List.of(Facts.gap(1, 0, List.of())), reader.gaps(Facts.TERMINAL, 0, Long.MAX_VALUE, 9));
    assertEquals(
        List.of(new Alarm("fork", "board-7", 5, "look")), reader.alarms(Facts.TERMINAL, 9));
    assertEquals(OptionalLong.of(77), reader.through(Facts.TERMINAL, Facts.CRANE));
  }

  @Test
  void holdsAWholeBatchAfterTheCommitAndAfterReopening() throws LedgerFault {
    try (LedgerBatch batch = begin()) {
      writeSomeOfAll(batch);
      batch.commit();
    }
    assertSomeOfAllIsThere();
    reopen();
    assertSomeOfAllIsThere();
  }

  @Test
  void holdsNothingOfABatchThatWasNotCommitted() throws LedgerFault {
    try (LedgerBatch batch = begin()) {
      writeSomeOfAll(batch);
    }
    assertNothingThere();
    reopen();
    assertNothingThere();
  }

  @Test
  void showsReadersOnlyWhatIsCommitted() throws LedgerFault {
    try (LedgerBatch batch = begin()) {
      writeSomeOfAll(batch);
      assertEquals(0, reader.delivered(Facts.TERMINAL).blocks());
      assertEquals(List.of(), events(EventType.MOVE));
      batch.commit();
    }
    assertEquals(2, reader.delivered(Facts.TERMINAL).blocks());
    assertEquals(2, events(EventType.MOVE).size());
  }

  @Test
  void givesEventsOfEveryKindBackAsTheyWere() throws LedgerFault {
    try (LedgerBatch batch = begin()) {
      put(batch, Facts.block(1, 4));
      Facts.oneOfEach().forEach(batch::event);
      batch.commit();
    }
    List<Event> found = new ArrayList<>();
    for (EventType type : EventType.values()) {
      found.addAll(events(type));
    }
    found.sort(Comparator.comparingLong(Event::utcMicroseconds));
    assertEquals(Facts.oneOfEach(), found);
    assertEquals(
        List.of(107L, 106L, 105L),
        reader.faults(Facts.TERMINAL, 0, 1_000, 9).stream().map(Event::utcMicroseconds).toList());
  }

  @Test
  void addsUpIntervalsAndReplacesStatesAndThroughs() throws LedgerFault {
    for (long factor : new long[] {1, 10}) {
      try (LedgerBatch batch = begin()) {
        batch.interval(Facts.interval(0, factor));
        batch.interval(Facts.interval(0, 100 * factor));
        batch.interval(Facts.interval(Facts.QUARTER, factor));
        batch.state("clocks", new byte[] {(byte) factor});
        batch.through(Facts.CRANE, factor);
        batch.commit();
      }
    }
    assertEquals(
        List.of(Facts.interval(0, 1_111), Facts.interval(Facts.QUARTER, 11)),
        reader.intervals(Facts.TERMINAL, Facts.CRANE, 0, 2 * Facts.QUARTER));
    assertEquals(
        List.of(Facts.interval(Facts.QUARTER, 11)),
        reader.intervals(Facts.TERMINAL, Facts.CRANE, 1, 2 * Facts.QUARTER));
    assertArrayEquals(new byte[] {10}, ledger.states(Facts.TERMINAL).get("clocks"));
    assertEquals(Set.of(), ledger.states("DEHAM").keySet(), "each terminal has its own");
    assertEquals(OptionalLong.of(10), reader.through(Facts.TERMINAL, Facts.CRANE));
  }

  @Test
  void keepsGapsOfSeveralEquipmentUnderOneNumberAndTheirSignalsNames() throws LedgerFault {
    RecordedGap odd = Facts.gap(1, 0, List.of("a,b", "c"));
    RecordedGap second = Facts.gap(1, 1, List.of("a,b"));
    RecordedGap other =
        new RecordedGap(
            new EquipmentId("QC02"), Facts.JOURNAL, 1, 0, List.of(), 50, 59, 0, "missing");
    try (LedgerBatch batch = begin()) {
      put(batch, Facts.block(1, 4));
      batch.gap(odd);
      batch.gap(second);
      batch.gap(other);
      batch.commit();
    }
    assertEquals(
        List.of(odd, second, other),
        reader.gaps(Facts.TERMINAL, 60, 61, 9).isEmpty()
            ? List.of()
            : reader.gaps(Facts.TERMINAL, 0, 100, 9));
    assertEquals(List.of(), reader.gaps(Facts.TERMINAL, 61, 100, 9));
    assertEquals(List.of(), reader.gaps(Facts.TERMINAL, 0, 50, 9));
  }

  @Test
  void keepsAlarmsOfOneMomentApart() throws LedgerFault {
    Alarm one = new Alarm("unfoldable-block", "board-7", 5, "block 1");
    Alarm two = new Alarm("unfoldable-block", "board-7", 5, "block 2");
    try (LedgerBatch batch = begin()) {
      batch.alarm(one);
      batch.alarm(two);
      batch.alarm(two);
      batch.commit();
    }
    assertEquals(List.of(one, two), reader.alarms(Facts.TERMINAL, 9));
  }

  @Test
  void goesOnAfterASkip() throws LedgerFault {
    try (LedgerBatch batch = begin()) {
      batch.skip(Facts.NODE, Facts.JOURNAL, 41, 4_711);
      put(batch, Facts.block(42, 1));
      batch.skip(Facts.NODE, Facts.OTHER, 9, 12);
      batch.commit();
    }
    assertEquals(42, ledger.position(Facts.JOURNAL).orElseThrow().number());
    assertEquals(Optional.of(new Position(Facts.OTHER, 9, 12)), ledger.position(Facts.OTHER));
    assertEquals(OptionalLong.empty(), ledger.chain(Facts.JOURNAL, 41));
    assertEquals(OptionalLong.of(Facts.block(42, 1).chain()), ledger.chain(Facts.JOURNAL, 42));
  }

  @Test
  void pagesThroughEventsOfTheSameTimeWithoutLossOrRepetition() throws LedgerFault {
    long seed = 20_260_301;
    Random chance = new Random(seed);
    List<Event> all = new ArrayList<>();
    try (LedgerBatch batch = begin()) {
      for (long number = 1; number <= 40; number++) {
        put(batch, Facts.block(number, 4));
        for (int index = 0; index < 3; index++) {
          all.add(Facts.move(number, index, chance.nextLong(12)));
        }
      }
      all.forEach(batch::event);
      batch.commit();
    }
    all.sort(
        Comparator.comparingLong(Event::utcMicroseconds)
            .thenComparingLong(event -> event.id().block())
            .thenComparingInt(event -> event.id().index())
            .reversed());
    List<Event> found = new ArrayList<>();
    long beforeUtc = Long.MAX_VALUE;
    EventId before = BEFORE_ALL;
    while (true) {
      List<Event> page =
          reader.events(Facts.TERMINAL, Facts.CRANE, EventType.MOVE, 0, 100, beforeUtc, before, 7);
      if (page.isEmpty()) {
        break;
      }
      found.addAll(page);
      beforeUtc = page.getLast().utcMicroseconds();
      before = page.getLast().id();
    }
    assertEquals(all, found, "seed " + seed);
  }

  @Test
  void failsAtTheCommitWhileThereIsNoRoomAndWorksAgainAfterwards() throws Exception {
    try (LedgerBatch batch = begin()) {
      put(batch, Facts.block(1, 1));
      batch.commit();
    }
    fill();
    for (int attempt = 0; attempt < 3; attempt++) {
      try (LedgerBatch batch = begin()) {
        put(batch, Facts.block(2, 1));
        batch.interval(Facts.interval(0, 1));
        for (int i = 0; i < 64; i++) {
          batch.state("big/" + i, new byte[4_096]);
        }
        batch.through(Facts.CRANE, 5);
        assertThrows(LedgerFault.class, batch::commit);
      }
      assertEquals(1, ledger.position(Facts.JOURNAL).orElseThrow().number());
    }
    assertEquals(1, reader.delivered(Facts.TERMINAL).blocks());
    assertEquals(OptionalLong.empty(), reader.through(Facts.TERMINAL, Facts.CRANE));
    makeRoom();
    try (LedgerBatch batch = begin()) {
      put(batch, Facts.block(2, 1));
      batch.interval(Facts.interval(0, 1));
    }
    assertEquals(1, reader.delivered(Facts.TERMINAL).blocks(), "transactions are whole again");
    try (LedgerBatch batch = begin()) {
      put(batch, Facts.block(2, 1));
      batch.interval(Facts.interval(0, 1));
      batch.commit();
    }
    assertEquals(2, reader.delivered(Facts.TERMINAL).blocks());
    assertEquals(
        List.of(Facts.interval(0, 1)),
        reader.intervals(Facts.TERMINAL, Facts.CRANE, 0, Facts.QUARTER));
  }

  @Test
  void refusesAFactThatIsThereAlreadyAndTakesNothingOfItsBatch() throws LedgerFault {
    try (LedgerBatch batch = begin()) {
      put(batch, Facts.block(1, 4));
      batch.event(Facts.move(1, 0, 100));
      batch.commit();
    }
    try (LedgerBatch batch = begin()) {
      put(batch, Facts.block(2, 4));
      assertThrows(IllegalStateException.class, () -> batch.event(Facts.move(1, 0, 100)));
      assertThrows(LedgerFault.class, batch::commit);
    }
    assertEquals(1, ledger.position(Facts.JOURNAL).orElseThrow().number());
    assertEquals(1, events(EventType.MOVE).size());
  }

  @Test
  void hasOneBatchAtATime() throws LedgerFault {
    try (LedgerBatch batch = begin()) {
      assertThrows(IllegalStateException.class, this::begin);
      put(batch, Facts.block(1, 1));
      batch.commit();
    }
    assertEquals(1, ledger.position(Facts.JOURNAL).orElseThrow().number());
  }
}
