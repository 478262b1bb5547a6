package org.tallyport.edge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tallyport.edge.journal.Samples.UTC;
import static org.tallyport.edge.journal.Samples.readings;
import static org.tallyport.edge.journal.Samples.written;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.wire.Acknowledgement;
import org.tallyport.wire.Block;
import org.tallyport.wire.BlockCodec;
import org.tallyport.wire.Chain;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.JournalStatus;

/** A fork of a long journal: pieces, crashes between them, and what is delivered meanwhile. */
class MovingTest {
  private static final int BLOCKS = 5 * Moving.MOST_BLOCKS / 2;
  private static final int DEFINITIONS = Samples.SIGNALS.size();

  private static final long FULL = 1 << 19;

  @TempDir Path folder;

  private static SqliteJournal journal(Path folder, int firstId) {
    AtomicInteger next = new AtomicInteger(firstId);
    Supplier<JournalId> ids =
        () -> new JournalId(String.format(Locale.ROOT, "%08x", next.getAndIncrement()));
    return new SqliteJournal(
        new JournalSettings(
            folder.resolve("journal.db"), 64L << 20, Duration.ofDays(9), Durability.OFF, 0),
        ids);
  }

  private SqliteJournal filled() {
    SqliteJournal journal = journal(folder, 1);
    assertTrue(journal.aliases(Samples.SIGNALS, UTC).isPresent());
    List<Content> contents = new ArrayList<>();
    for (int i = 1; i <= BLOCKS; i++) {
      contents.add(readings(i * 100L, 2));
    }
    written(journal.append(contents, UTC));
    return journal;
  }

  private static void fork(SqliteJournal journal) {
    JournalId old = journal.draining().orElseThrow().journal();
    assertTrue(journal.fork(old, DEFINITIONS + 1, UTC));
  }

  /** Delivers all there is, checks its chains, and gives the times of its readings in order. */
  private static List<Long> drained(SqliteJournal journal) {
    List<Long> throughs = new ArrayList<>();
    for (int turn = 0; journal.unacknowledgedBlocks().orElseThrow() > 0; turn++) {
      assertTrue(turn < 1_000, "it does not drain");
      JournalStatus status = journal.draining().orElseThrow();
      Chain chain = new Chain();
      long before = status.chainBeforeOldest();
      Block last = null;
      for (StoredBlock stored : journal.unacknowledged(status.journal(), 0, 1 << 20)) {
        last = stored.block();
        boolean dropped = last.content() instanceof Content.Dropped;
        long next = chain.next(before, last.number(), BlockCodec.encode(last.content()));
        before = dropped ? last.chain() : next;
        assertEquals(before, last.chain());
        if (last.content() instanceof Content.Readings readings) {
          throughs.add(readings.throughMicroseconds());
        }
      }
      if (last != null) {
        journal.acknowledge(new Acknowledgement(status.journal(), last.number(), last.chain()));
      } else {
        assertTrue(journal.moveOn(UTC), "it waits for what is still to be moved");
      }
    }
    return throughs;
  }

  private static List<Long> all(int blocks) {
    List<Long> throughs = new ArrayList<>();
    for (int i = 1; i <= blocks; i++) {
      throughs.add(i * 100L);
    }
    return throughs;
  }

  @Test
  void movesALongJournalInPiecesAndDeliversItInOrder() {
    try (SqliteJournal journal = filled()) {
      fork(journal);
      assertTrue(journal.moving());
      written(journal.append(List.of(readings((BLOCKS + 1) * 100L, 2)), UTC));
      assertEquals(all(BLOCKS + 1), drained(journal));
      assertFalse(journal.moving());
      assertEquals(BLOCKS, journal.counters().get(JournalCount.MOVED));
    }
  }

  @Test
  void losesAndDoublesNothingWhenItDiesBetweenPieces() throws IOException {
    try (SqliteJournal journal = filled()) {
      fork(journal);
      for (int piece = 0; journal.moving(); piece++) {
        Path died = Files.createDirectory(folder.resolve("died-" + piece));
        for (String name : List.of("journal.db", "journal.db-wal")) {
          Files.copy(folder.resolve(name), died.resolve(name));
        }
        try (SqliteJournal again = journal(died, 100)) {
          assertTrue(again.open(UTC));
          assertTrue(again.moving());
          assertEquals(all(BLOCKS), drained(again), "died before piece " + (piece + 1));
        }
        assertTrue(journal.moveOn(UTC));
      }
      assertEquals(all(BLOCKS), drained(journal));
    }
  }

  @Test
  void waitsForWhatIsStillToBeMovedBeforeYoungerBlocks() {
    try (SqliteJournal journal = filled()) {
      fork(journal);
      written(journal.append(List.of(readings((BLOCKS + 1) * 100L, 2)), UTC));
      JournalStatus old = journal.draining().orElseThrow();
      acknowledgeAll(journal);
      JournalStatus moved = journal.draining().orElseThrow();
      assertNotEquals(old.journal(), moved.journal());
      acknowledgeAll(journal);
      written(journal.append(List.of(readings((BLOCKS + 2) * 100L, 2)), UTC));
      assertEquals(moved.journal(), journal.draining().orElseThrow().journal());
      assertTrue(journal.moveOn(UTC));
      JournalStatus more = journal.draining().orElseThrow();
      assertEquals(moved.journal(), more.journal());
      assertTrue(more.next() > moved.next());
    }
  }

  private static void acknowledgeAll(SqliteJournal journal) {
    JournalStatus status = journal.draining().orElseThrow();
    for (int turn = 0; journal.draining().orElseThrow().oldest() < status.next(); turn++) {
      assertTrue(turn < 1_000, "it does not drain");
      List<StoredBlock> some = journal.unacknowledged(status.journal(), 0, 1 << 20);
      Block last = some.getLast().block();
      journal.acknowledge(new Acknowledgement(status.journal(), last.number(), last.chain()));
      if (!journal.draining().orElseThrow().journal().equals(status.journal())) {
        return;
      }
    }
  }

  @Test
  void takesASecondForkOnceTheFirstIsMoved() {
    try (SqliteJournal journal = filled()) {
      fork(journal);
      acknowledgeAll(journal);
      JournalId moved = journal.draining().orElseThrow().journal();
      assertFalse(journal.fork(moved, 10, UTC), "not while blocks are being moved");
      while (journal.moving()) {
        assertTrue(journal.moveOn(UTC));
      }
      assertTrue(journal.fork(moved, 10, UTC));
      assertEquals(all(BLOCKS), drained(journal));
    }
  }

  @Test
  void goesOnWhenAPieceCouldNotBeWritten() {
    try (SqliteJournal journal = filled()) {
      fork(journal);
      Broken.with(folder.resolve("journal.db"), () -> assertFalse(journal.moveOn(UTC)));
      written(journal.append(List.of(readings((BLOCKS + 1) * 100L, 2)), UTC));
      assertEquals(all(BLOCKS + 1), drained(journal));
    }
  }

  @Test
  void givesUpNothingYoungerThanWhatIsStillToBeMoved() {
    SqliteJournal journal =
        new SqliteJournal(
            new JournalSettings(
                folder.resolve("journal.db"), FULL, Duration.ofDays(9), Durability.OFF, 0),
            Samples.ids());
    try (journal) {
      assertTrue(journal.aliases(Samples.SIGNALS, UTC).isPresent());
      List<Content> contents = new ArrayList<>();
      for (int i = 1; i <= Moving.MOST_BLOCKS + 2_000; i++) {
        contents.add(readings(i * 100L, 2));
      }
      written(journal.append(contents, UTC));
      fork(journal);
      acknowledgeAll(journal);
      acknowledgeAll(journal);
      int young = 0;
      while (journal.usedBytes().orElseThrow() < FULL * 15 / 16) {
        written(journal.append(List.of(readings(1_000_000L + ++young * 1_000L, 100)), UTC));
        assertEquals(0, journal.counters().get(JournalCount.SHED));
      }
      while (journal.moving()) {
        assertTrue(journal.moveOn(UTC));
      }
      for (int i = 0; i < 64; i++) {
        written(journal.append(List.of(readings(1_000_000L + ++young * 1_000L, 100)), UTC));
      }
      assertTrue(journal.counters().get(JournalCount.SHED) > 0);
      List<Long> left = drained(journal);
      assertEquals(young, left.stream().filter(through -> through > 1_000_000).count());
    }
  }
}
