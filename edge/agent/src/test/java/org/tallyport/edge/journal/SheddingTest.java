package org.tallyport.edge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tallyport.edge.journal.Samples.CRANE;
import static org.tallyport.edge.journal.Samples.UTC;
import static org.tallyport.edge.journal.Samples.readings;
import static org.tallyport.edge.journal.Samples.written;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.wire.Block;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalStatus;

/** A journal that is full goes on, whatever lies at its head. */
class SheddingTest {
  private static final long BYTES = 512 << 10;
  private static final int HEAD = 3 * Shedding.MOST_BLOCKS;

  @TempDir Path folder;

  private SqliteJournal journal() {
    return journal(BYTES);
  }

  private SqliteJournal journal(long bytes) {
    SqliteJournal journal =
        new SqliteJournal(
            new JournalSettings(
                folder.resolve("journal.db"), bytes, Duration.ofDays(9), Durability.OFF, 0),
            Samples.ids());
    assertTrue(journal.aliases(Samples.SIGNALS, UTC).isPresent());
    return journal;
  }

  private static Content.Gap gap(long at) {
    return new Content.Gap(CRANE, List.of("load"), 7, at - 9, 7, at, 1, "edges lost");
  }

  private static Content.Clock clock(long at) {
    return new Content.Clock(7, at, UTC + at, 1, ClockQuality.SYNCHRONISED);
  }

  private static long oldestReadings(SqliteJournal journal) {
    return held(journal).stream()
        .filter(block -> block.content() instanceof Content.Readings)
        .mapToLong(Block::number)
        .min()
        .orElseThrow();
  }

  private static long newestDropped(SqliteJournal journal) {
    return held(journal).stream()
        .filter(block -> block.content() instanceof Content.Dropped)
        .mapToLong(Block::number)
        .max()
        .orElseThrow();
  }

  private static List<Block> held(SqliteJournal journal) {
    List<Block> blocks = new ArrayList<>();
    JournalStatus status = journal.draining().orElseThrow();
    for (long after = status.acknowledged(); after < status.next() - 1; ) {
      for (StoredBlock stored : journal.unacknowledged(status.journal(), after, 1 << 20)) {
        blocks.add(stored.block());
        after = stored.block().number();
      }
    }
    return blocks;
  }

  @Test
  void passesClocksAtTheHead() {
    try (SqliteJournal journal = journal()) {
      List<Content> clocks = new ArrayList<>();
      for (int i = 0; i < HEAD; i++) {
        clocks.add(clock(i));
      }
      written(journal.append(clocks, UTC));
      for (int i = 1; i <= 3_000; i++) {
        written(journal.append(List.of(readings(i * 1_000L, 50)), UTC));
      }
      assertEquals(Optional.empty(), journal.fault());
      assertTrue(journal.counters().get(JournalCount.SHED) > 1_000);
      assertTrue(journal.usedBytes().orElseThrow() <= BYTES);
      List<Block> blocks = held(journal);
      assertEquals(HEAD, blocks.stream().filter(b -> b.content() instanceof Content.Clock).count());
      assertEquals(3_000_000, through(blocks.getLast()), "the newest is kept");
    }
  }

  @Test
  void passesClocksAtTheHeadWhileEveryAppendFails() {
    try (SqliteJournal journal = journal()) {
      List<Content> contents = new ArrayList<>();
      for (int i = 0; i < HEAD; i++) {
        contents.add(clock(i));
      }
      for (int i = 1; i <= 200; i++) {
        contents.add(readings(i * 1_000L, 100));
      }
      written(journal.append(contents, UTC));
    }
    try (SqliteJournal journal = journal(BYTES / 4)) {
      int failures = 0;
      for (int i = 201; i <= 240; i++) {
        failures +=
            journal.append(List.of(readings(i * 1_000L, 1_000)), UTC) instanceof Append.Failed
                ? 1
                : 0;
      }
      assertTrue(failures > 0 && failures <= 6, "failures: " + failures);
      assertTrue(journal.counters().get(JournalCount.SHED) > 20);
      assertEquals(Optional.empty(), journal.fault());
    }
  }

  @Test
  void makesOneGapOfTheGapsAmongTheReadings() {
    try (SqliteJournal journal = journal()) {
      for (int i = 1; i <= 6_000; i++) {
        written(journal.append(List.of(gap(i * 1_000L - 500), readings(i * 1_000L, 10)), UTC));
      }
      assertEquals(Optional.empty(), journal.fault());
      List<Block> blocks = held(journal);
      Content.Dropped dropped = (Content.Dropped) blocks.get(3).content();
      assertEquals(4, dropped.firstNumber(), "after the definitions");
      Content.Gap all = dropped.gaps().getFirst();
      assertEquals(491, all.firstMicroseconds());
      assertTrue(all.lastMicroseconds() > 1_000_000, all.toString());
      long gaps = blocks.stream().filter(b -> b.content() instanceof Content.Gap).count();
      assertEquals(6_000 * 11, all.count() + gaps + readingsIn(blocks), "told or held");
    }
  }

  @Test
  void makesRoomWhereNothingButGapsIsHeld() {
    try (SqliteJournal journal = journal()) {
      for (int i = 1; i <= 9_000; i++) {
        written(journal.append(List.of(gap(i * 1_000L)), UTC));
      }
      assertEquals(Optional.empty(), journal.fault());
    }
  }

  @Test
  void givesUpByAgeBehindClocks() {
    try (SqliteJournal journal = journal()) {
      written(journal.append(List.of(clock(1), readings(1_000, 50)), UTC));
      long later = UTC + Duration.ofDays(10).toNanos() / 1_000;
      for (int i = 1; i <= 64; i++) {
        written(journal.append(List.of(at(later, readings(2_000L + i, 1))), later));
      }
      assertEquals(1, journal.counters().get(JournalCount.SHED));
      assertEquals(64, readingsIn(held(journal)));
    }
  }

  @Test
  void aWrongClockMakesNothingOld() {
    try (SqliteJournal journal = journal()) {
      written(journal.append(List.of(readings(1_000, 50)), UTC));
      written(journal.append(List.of(unkept(2_000)), 0));
      long tenYears = Duration.ofDays(3_650).toNanos() / 1_000;
      for (int i = 1; i <= 64; i++) {
        written(journal.append(List.of(unkept(3_000 + i)), UTC + tenYears));
      }
      for (int i = 1; i <= 64; i++) {
        written(journal.append(List.of(readings(4_000 + i, 1)), UTC + 1));
      }
      assertEquals(0, journal.counters().get(JournalCount.SHED));
      assertEquals(179, readingsIn(held(journal)));
    }
  }

  @Test
  void aClockThatStepsBetweenReadingsAndTheirCommitMakesNothingOld() {
    long tenYears = Duration.ofDays(3_650).toNanos() / 1_000;
    try (SqliteJournal journal = journal()) {
      for (int i = 1; i <= 64; i++) {
        written(journal.append(List.of(readings(1_000 + i, 1)), UTC - tenYears));
      }
      for (int i = 1; i <= 64; i++) {
        written(journal.append(List.of(readings(2_000 + i, 1)), UTC + tenYears));
      }
      assertEquals(0, journal.counters().get(JournalCount.SHED));
    }
  }

  private static Content.Readings unkept(long through) {
    return at(UTC, ClockQuality.UNCERTAIN, readings(through, 1));
  }

  private static Content.Readings at(long utc, Content.Readings kept) {
    return at(utc, kept.clock(), kept);
  }

  private static Content.Readings at(long utc, ClockQuality clock, Content.Readings kept) {
    return new Content.Readings(
        kept.equipment(),
        kept.boot(),
        kept.baseMicroseconds(),
        utc,
        clock,
        kept.throughMicroseconds(),
        kept.readings());
  }

  @Test
  void givesUpTheOldestFirstAlsoAfterAFailure() {
    int kept = 700;
    try (SqliteJournal journal = journal()) {
      for (int i = 1; i <= kept; i++) {
        written(journal.append(List.of(readings(i * 1_000L, 50), clock(i)), UTC));
      }
      assertEquals(0, journal.counters().get(JournalCount.SHED));
    }
    try (SqliteJournal journal = journal(BYTES / 4)) {
      long someway = JournalRow.key(1, 300);
      Broken.with(
          folder.resolve("journal.db"),
          "NEW.key > " + someway,
          () -> {
            for (int again = 0; again < 5; again++) {
              Append append = journal.append(List.of(readings(9_999_999, 50)), UTC);
              assertTrue(append instanceof Append.Failed);
            }
          });
      assertEquals(0, journal.counters().get(JournalCount.SHED), "undone");
      for (int i = 1; i <= 64; i++) {
        written(journal.append(List.of(readings((kept + i) * 1_000L, 50)), UTC));
      }
      assertTrue(journal.counters().get(JournalCount.SHED) > 100);
      assertTrue(oldestReadings(journal) > newestDropped(journal), "oldest first");
    }
  }

  private static long through(Block block) {
    return block.content() instanceof Content.Readings readings
        ? readings.throughMicroseconds()
        : 0;
  }

  private static long readingsIn(List<Block> blocks) {
    return blocks.stream()
        .map(Block::content)
        .filter(Content.Readings.class::isInstance)
        .mapToLong(content -> ((Content.Readings) content).readings().size())
        .sum();
  }
}
