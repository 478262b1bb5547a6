package org.tallyport.edge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tallyport.edge.journal.Samples.UTC;
import static org.tallyport.edge.journal.Samples.readings;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.wire.Acknowledgement;
import org.tallyport.wire.Block;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalStatus;

class DamagedJournalTest {
  @TempDir Path folder;
  private final java.util.function.Supplier<org.tallyport.wire.JournalId> ids = Samples.ids();

  private SqliteJournal journal() {
    return new SqliteJournal(
        new JournalSettings(
            folder.resolve("journal.db"), 64L << 20, Duration.ofDays(9), Durability.OFF, 0),
        ids);
  }

  private List<Block> fill(int blocks) {
    List<Block> written = new ArrayList<>();
    try (SqliteJournal journal = journal()) {
      assertTrue(journal.aliases(Samples.SIGNALS, UTC).isPresent());
      for (int i = 1; i <= blocks; i++) {
        written.addAll(Samples.written(journal.append(List.of(readings(i * 100_000L, 100)), UTC)));
      }
    }
    return written;
  }

  private void overwrite(long from, int bytes) throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve("journal.db").toFile(), "rw")) {
      file.seek(from);
      file.write(new byte[bytes]);
    }
  }

  private long setAside() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().matches(".*[.]damaged-.*Z")).count();
    }
  }

  @Test
  void setsAFileThatIsNoDatabaseAsideAndStartsAnew() throws IOException {
    Files.writeString(folder.resolve("journal.db"), "not a database at all, ".repeat(200));
    try (SqliteJournal journal = journal()) {
      assertTrue(journal.open(UTC));
      assertEquals(1, journal.draining().orElseThrow().next());
      assertEquals(1, journal.alarms().size());
    }
    assertEquals(1, setAside());
    try (SqliteJournal journal = journal()) {
      assertTrue(journal.open(UTC));
      assertEquals(List.of(), journal.alarms());
    }
    assertEquals(1, setAside());
  }

  @Test
  void savesWhatCanBeReadAndDrainsItFirstUnderItsOldId() throws IOException {
    List<Block> blocks = fill(300);
    long size = Files.size(folder.resolve("journal.db"));
    overwrite(size / 2, 20_000);
    try (SqliteJournal journal = journal()) {
      assertTrue(journal.open(UTC));
      JournalStatus old = journal.draining().orElseThrow();
      assertEquals("00000001", old.journal().value());
      List<Block> saved = new ArrayList<>();
      long after = 0;
      while (after < old.next() - 1) {
        for (StoredBlock stored : journal.unacknowledged(old.journal(), after, 1 << 20)) {
          saved.add(stored.block());
          after = stored.block().number();
        }
      }
      int whole = saved.size() - 1;
      assertTrue(whole > 50 && whole < 290, () -> "saved " + whole);
      assertEquals(blocks.subList(0, whole - 3), saved.subList(3, whole));
      Block rest = saved.getLast();
      assertTrue(rest.content() instanceof Content.Dropped);
      assertEquals(blocks.getLast().number(), rest.number());
      assertEquals(blocks.getLast().chain(), rest.chain());
      journal.acknowledge(new Acknowledgement(old.journal(), rest.number(), rest.chain()));
      assertNotEquals(old.journal(), journal.draining().orElseThrow().journal());
    }
  }

  @Test
  void keepsAliasesAndBdSeqWhenItSavesThem() throws IOException {
    fill(300);
    overwrite(Files.size(folder.resolve("journal.db")) / 2, 20_000);
    try (SqliteJournal journal = journal()) {
      assertTrue(journal.open(UTC));
      assertEquals(3, journal.definitions().size());
      assertEquals(1, journal.counters().get(JournalCount.DAMAGED));
    }
  }

  @Test
  void replacesAFileThatTurnsOutDamagedWhileItIsRead() throws IOException {
    fill(2_000);
    try (SqliteJournal journal = journal()) {
      assertTrue(journal.open(UTC));
      JournalStatus old = journal.draining().orElseThrow();
      overwrite(400_000, 600_000);
      long after = 0;
      while (!journal.unacknowledged(old.journal(), after, 1 << 16).isEmpty()) {
        after += journal.unacknowledged(old.journal(), after, 1 << 16).size();
      }
      assertTrue(after > 10 && after < 2_000, "read " + after);
      assertTrue(journal.append(List.of(readings(1, 1)), UTC) instanceof Append.Failed);
      assertEquals(1, Samples.written(journal.append(List.of(readings(1, 1)), UTC)).size());
      assertEquals(1, journal.alarms().size());
      assertEquals(old.journal(), journal.draining().orElseThrow().journal());
      assertEquals(1, setAside());
    }
  }
}
