package org.tallyport.edge.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.edge.Program;
import org.tallyport.edge.journal.Samples;
import org.tallyport.wire.Acknowledgement;
import org.tallyport.wire.JournalStatus;

class VerifyTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void placeJournal() {
    file = folder.resolve("journal.db");
  }

  private Program verify() {
    return Program.run("journal", "verify", file);
  }

  @Test
  void findsNoFaultInAJournalAsItIsWritten() {
    Boards.fill(file, 300);
    Program program = verify();
    assertEquals(0, program.exit(), program::toString);
    assertEquals(file + ": sound, 304 blocks of 1 journals", program.out().strip());
  }

  @Test
  void namesTheBlockInWhichAByteWasFlipped() {
    Boards.fill(file, 300);
    Boards.flipAByte(file, 17);
    Program program = verify();
    assertEquals(1, program.exit(), program::toString);
    assertEquals(2, program.lines().size(), program::out);
    assertTrue(program.out().startsWith("journal 00000001: block 17: has chain "), program::out);
    assertTrue(program.out().contains("1 faults in 304 blocks"), program::out);
  }

  @Test
  void namesABlockThatIsNone() {
    Boards.fill(file, 30);
    Boards.execute(file, "UPDATE block SET bytes = x'99' WHERE key & 0xFFFF = 9");
    Program program = verify();
    assertEquals(1, program.exit());
    assertTrue(
        program.out().startsWith("journal 00000001: block 9: cannot be decoded: "), program::out);
  }

  @Test
  void namesWhatIsMissingAndWhatNobodyAccountsFor() {
    Boards.fill(file, 30);
    Boards.execute(file, "DELETE FROM block WHERE key & 0xFFFF BETWEEN 10 AND 12");
    Boards.execute(file, "UPDATE journal SET next = 33");
    Program program = verify();
    assertEquals(1, program.exit());
    assertTrue(program.out().contains("journal 00000001: blocks 10 to 12: missing"), program::out);
    assertTrue(program.out().contains("journal 00000001: ends with chain "), program::out);
    assertTrue(program.out().contains("2 blocks that no journal in it accounts"), program::out);
  }

  @Test
  void takesTheChainOfDroppedBlocksAsItStands() {
    Boards.fill(file, 30, journal -> {});
    Boards.execute(
        file, "UPDATE block SET first_number = 8, bytes = x'150800' WHERE key & 0xFFFF = 20");
    Boards.execute(file, "DELETE FROM block WHERE key & 0xFFFF BETWEEN 8 AND 19");
    Program program = verify();
    assertEquals(0, program.exit(), program::out);
    assertTrue(program.out().contains("1 dropped blocks, whose chain cannot be"), program::out);
  }

  @Test
  void knowsThatAcknowledgedBlocksAreGone() {
    Boards.fill(
        file,
        30,
        journal -> {
          JournalStatus status = journal.draining().orElseThrow();
          var blocks = journal.unacknowledged(status.journal(), 0, 1 << 20);
          var block = blocks.get(9).block();
          journal.acknowledge(new Acknowledgement(status.journal(), 10, block.chain()));
          Boards.append(journal, Samples.readings(9_000_000, 1));
        });
    Program program = verify();
    assertEquals(0, program.exit(), program::out);
    assertTrue(program.out().contains("sound, 25 blocks"), program::out);
  }

  @Test
  void tellsThatAnAcknowledgementLiesBeyondTheEnd() {
    Boards.fill(file, 3);
    Boards.execute(file, "UPDATE journal SET acknowledged = 50");
    Program program = verify();
    assertEquals(1, program.exit());
    assertTrue(
        program.out().contains("block 50 is acknowledged and the next one is 8"), program::out);
  }

  @Test
  void tellsWhatOfACutFileCannotBeRead() throws Exception {
    Boards.fill(file, 2_000);
    try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
      cut.setLength(cut.length() / 2 / 1024 * 1024);
    }
    Program program = verify();
    assertEquals(1, program.exit(), program::toString);
    assertTrue(program.out().contains("file: "), program::out);
    assertTrue(
        program.out().matches("(?s).*blocks \\d+ to 2004: cannot be read: .*"), program::out);
  }

  @Test
  void refusesWhatIsNoJournalOnOneLineWithAWayOut() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no database at all");
    Path other = folder.resolve("other.db");
    Boards.execute(other, "CREATE TABLE other (number INTEGER)");
    Boards.fill(file, 1);
    Boards.execute(file, "PRAGMA user_version = 2");
    for (Path each : List.of(folder.resolve("none.db"), text, other, file, folder)) {
      for (String command : List.of("ls", "verify", "export")) {
        Program program = Program.run("journal", command, each);
        assertEquals(2, program.exit(), program::toString);
        assertEquals(1, program.err().lines().count(), program::err);
        assertTrue(program.err().startsWith(each.toString()), program::err);
      }
    }
    assertTrue(verify().err().contains("has layout 2 and this program reads layout 1"));
  }

  @Test
  void leavesTheFolderAndTheTemporaryFolderAsTheyWere(@TempDir Path temporary) throws Exception {
    Boards.fill(file, 30);
    byte[] before = Files.readAllBytes(file);
    Program.run("journal", "verify", file, "--temporary", temporary);
    Program.run("journal", "ls", file, "--temporary", temporary);
    try (Stream<Path> files = Files.list(folder);
        Stream<Path> copies = Files.list(temporary)) {
      assertEquals(List.of(file), files.toList());
      assertEquals(List.of(), copies.toList());
    }
    org.junit.jupiter.api.Assertions.assertArrayEquals(before, Files.readAllBytes(file));
  }
}
