package org.tallyport.edge.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.edge.Program;
import org.tallyport.edge.journal.Samples;
import org.tallyport.edge.journal.SqliteJournal;
import org.tallyport.edge.journal.StoredBlock;
import org.tallyport.wire.Block;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;

class RepairTest {
  private static final JournalId OLD = new JournalId("00000001");

  @TempDir Path folder;
  private Path file;
  private Path repaired;

  @BeforeEach
  void placeJournals() {
    file = folder.resolve("journal.db");
    repaired = folder.resolve("repaired.db");
  }

  private Program repair() {
    return Program.run("journal", "repair", file, "--out", repaired);
  }

  private List<Block> held(Path journalFile, JournalId id) {
    try (SqliteJournal journal = Boards.journal(journalFile)) {
      assertTrue(journal.open(Samples.UTC));
      List<Block> blocks = new ArrayList<>();
      List<StoredBlock> some;
      do {
        long after = blocks.isEmpty() ? 0 : blocks.getLast().number();
        some = journal.unacknowledged(id, after, 1 << 20);
        some.forEach(stored -> blocks.add(stored.block()));
      } while (!some.isEmpty());
      assertEquals(List.of(), journal.alarms());
      return blocks;
    }
  }

  @Test
  void savesWhatIsBeforeAFlippedByteAndRecordsTheRestAsAGap() throws Exception {
    Boards.fill(file, 300);
    List<Block> before = held(file, OLD);
    Boards.flipAByte(file, 100);
    byte[] input = Files.readAllBytes(file);
    Program program = repair();
    assertEquals(0, program.exit(), program::toString);
    assertTrue(program.out().contains("journal 00000001: saved blocks 1 to 99"), program::out);
    assertTrue(
        program.out().contains("journal 00000001: lost blocks 100 to 304, recorded as a gap"),
        program::out);
    assertArrayEquals(input, Files.readAllBytes(file));
    List<Block> after = held(repaired, OLD);
    assertEquals(before.subList(0, 99), after.subList(0, 99));
    assertEquals(100, after.size());
    assertTrue(after.getLast().content() instanceof Content.Dropped);
    assertEquals(before.getLast().number(), after.getLast().number());
    assertEquals(before.getLast().chain(), after.getLast().chain());
    assertEquals(0, Program.run("journal", "verify", repaired).exit());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file, repaired), files.sorted().toList());
    }
  }

  @Test
  void savesWhatIsLeftOfACutFile() throws Exception {
    Boards.fill(file, 2_000);
    List<Block> before = held(file, OLD);
    try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
      cut.setLength(cut.length() / 2 / 1024 * 1024);
    }
    assertEquals(0, repair().exit());
    List<Block> after = held(repaired, OLD);
    int whole = after.size() - 1;
    assertTrue(whole > 500 && whole < 1_500, () -> "saved " + whole);
    assertEquals(before.subList(0, whole), after.subList(0, whole));
    assertEquals(before.getLast().chain(), after.getLast().chain());
  }

  @Test
  void keepsAJournalThatIsSoundWhole() {
    Boards.fill(file, 50);
    Program program = repair();
    assertFalse(program.out().contains("lost"), program::out);
    assertEquals(held(file, OLD), held(repaired, OLD));
  }

  @Test
  void goesOnWhereTheAgentsOwnSalvageWasUnderWay() throws Exception {
    Boards.fill(file, 5_000);
    List<Block> before = held(file, OLD);
    Files.move(file, folder.resolve("journal.db.damaged-000001-2027-01-15T08-00-00Z"));
    try (SqliteJournal journal = Boards.journal(file)) {
      assertTrue(journal.open(Samples.UTC));
      assertTrue(journal.moving());
    }
    assertEquals(0, repair().exit());
    assertEquals(before, held(repaired, OLD));
  }

  @Test
  void writesOverNothing() throws Exception {
    Boards.fill(file, 5);
    Files.writeString(repaired, "mine");
    Program program = repair();
    assertEquals(2, program.exit());
    assertTrue(program.err().contains("exists; name a file that does not"), program::err);
    assertEquals("mine", Files.readString(repaired));
  }
}
