package org.tallyport.simulator.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.edge.journal.Append;
import org.tallyport.edge.journal.Durability;
import org.tallyport.edge.journal.Journal;
import org.tallyport.edge.journal.JournalSettings;
import org.tallyport.edge.journal.SqliteJournal;
import org.tallyport.edge.journal.StoredBlock;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Signal;
import org.tallyport.wire.Acknowledgement;
import org.tallyport.wire.Block;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.ReadingColumns;

class MemoryJournalTest {
  private static final JournalId ID = new JournalId("0123456789abcdef");
  private static final JournalId OTHER = new JournalId("fedcba9876543210");
  private static final EquipmentId CRANE = new EquipmentId("CRANE-1");
  private static final List<Signal> SIGNALS = new LoadSignals(CRANE, 10).signals();
  private static final long UTC = 1_750_000_000_000_000L;

  @TempDir private Path folder;
  private long nanoTime;
  private final Latencies latencies = new Latencies();

  private MemoryJournal memory(int mostBlocks) {
    return new MemoryJournal(ID, mostBlocks, () -> nanoTime, latencies);
  }

  /** Whatever is done to both, both say the same: numbers, chains, answers, blocks to send. */
  @Test
  void answersAsTheJournalOnDiskDoes() {
    for (long seed = 1; seed <= 5; seed++) {
      JournalSettings settings =
          new JournalSettings(
              folder.resolve(seed + ".db"), 1 << 24, Duration.ofDays(90), Durability.OFF, 0);
      try (SqliteJournal disk = new SqliteJournal(settings, () -> ID)) {
        alike("seed " + seed, disk, memory(100_000), new SplittableRandom(seed));
      }
    }
  }

  private static void alike(String seed, Journal disk, Journal memory, SplittableRandom chance) {
    assertEquals(
        List.of(disk.aliases(SIGNALS, UTC).orElseThrow().length, disk.definitions()),
        List.of(memory.aliases(SIGNALS, UTC).orElseThrow().length, memory.definitions()));
    List<Block> written = new ArrayList<>();
    long time = 0;
    for (int i = 0; i < 300; i++) {
      String at = seed + ", step " + i;
      switch (chance.nextInt(3)) {
        case 0 -> {
          List<Content> contents = new ArrayList<>();
          for (int j = chance.nextInt(1, 4); j > 0; j--) {
            time += 1_000;
            contents.add(readings(time, chance));
          }
          Append appended = disk.append(contents, UTC);
          assertEquals(appended, memory.append(contents, UTC), at);
          written.addAll(assertInstanceOf(Append.Written.class, appended, at).blocks());
        }
        case 1 -> {
          Acknowledgement given = acknowledgement(written, chance);
          assertEquals(disk.acknowledge(given), memory.acknowledge(given), at + " " + given);
        }
        default -> {
          long after = disk.draining().orElseThrow().acknowledged() + chance.nextInt(5);
          long most = chance.nextInt(1, 2_000);
          List<StoredBlock> blocks = disk.unacknowledged(ID, after, most);
          assertEquals(blocks, memory.unacknowledged(ID, after, most), at + " after " + after);
        }
      }
      assertEquals(disk.draining(), memory.draining(), at);
    }
    assertEquals(disk.nextBdSeq(), memory.nextBdSeq());
    assertEquals(disk.nextBdSeq(), memory.nextBdSeq());
  }

  /** Of a block, often; sometimes of another journal, another chain, or none written yet. */
  private static Acknowledgement acknowledgement(List<Block> written, SplittableRandom chance) {
    if (written.isEmpty()) {
      return new Acknowledgement(ID, 1_000, 1);
    }
    Block block = written.get(chance.nextInt(Math.max(0, written.size() - 20), written.size()));
    return switch (chance.nextInt(6)) {
      case 0 -> new Acknowledgement(OTHER, block.number(), block.chain());
      case 1 -> new Acknowledgement(ID, block.number(), block.chain() ^ 1);
      case 2 -> new Acknowledgement(ID, written.getLast().number() + 1, block.chain());
      default -> new Acknowledgement(ID, block.number(), block.chain());
    };
  }

  private static Content readings(long time, SplittableRandom chance) {
    ReadingColumns readings = new ReadingColumns();
    for (int i = chance.nextInt(20); i > 0; i--) {
      readings.add(chance.nextInt(1, 11), time + i, chance.nextInt(1_000), Quality.GOOD);
    }
    long base = readings.size() > 0 ? readings.timeMicroseconds(0) : time + 100;
    return new Content.Readings(
        CRANE, 7, base, UTC + base, ClockQuality.SYNCHRONISED, time + 100, readings);
  }

  @Test
  void countsWhatWasAcknowledgedAndHowLongThatTook() {
    MemoryJournal journal = memory(10);
    SplittableRandom chance = new SplittableRandom(3);
    Content.Readings content = (Content.Readings) readings(1_000, chance);
    Block block = ((Append.Written) journal.append(List.of(content), UTC)).blocks().getFirst();
    assertEquals(1, journal.waiting());
    nanoTime += 20_000_000;
    journal.acknowledge(new Acknowledgement(ID, block.number(), block.chain()));
    assertEquals(content.readings().size(), journal.acknowledgedReadings());
    assertEquals(0, journal.waiting());
    assertEquals(20, latencies.milliseconds(0.99), 1.1);
  }

  @Test
  void takesNothingBeyondItsBound() {
    MemoryJournal journal = memory(2);
    SplittableRandom chance = new SplittableRandom(3);
    List<Content> two = List.of(readings(1_000, chance), readings(2_000, chance));
    assertInstanceOf(Append.Written.class, journal.append(two, UTC));
    assertInstanceOf(Append.Failed.class, journal.append(two.subList(0, 1), UTC));
    assertEquals(2, journal.waiting());
  }

  @Test
  void remembersThatAnotherHistoryWasClaimed() {
    MemoryJournal journal = memory(2);
    journal.fork(ID, 1, UTC);
    assertTrue(journal.forked());
  }
}
