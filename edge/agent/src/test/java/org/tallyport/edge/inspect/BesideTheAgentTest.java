package org.tallyport.edge.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.edge.Program;
import org.tallyport.edge.journal.Append;
import org.tallyport.edge.journal.JournalCount;
import org.tallyport.edge.journal.Samples;
import org.tallyport.edge.journal.SqliteJournal;

/** The commands as processes of their own while a journal is open and grows. */
class BesideTheAgentTest {
  private static final int BLOCKS = 2_000;

  @TempDir Path folder;
  @TempDir Path elsewhere;

  @Test
  void looksIntoAJournalThatGrowsAndDisturbsNoAppend() throws Exception {
    Path file = folder.resolve("journal.db");
    Boards.fill(file, BLOCKS);
    try (SqliteJournal journal = Boards.journal(file)) {
      assertTrue(journal.open(Samples.UTC));
      AtomicBoolean ended = new AtomicBoolean();
      AtomicBoolean failed = new AtomicBoolean();
      Thread agent = new Thread(() -> grow(journal, ended, failed), "agent");
      agent.start();
      try {
        for (String command : List.of("ls", "verify", "export")) {
          Program program = Program.apart(elsewhere, "journal", command, file);
          assertEquals(0, program.exit(), program::err);
          assertEquals("", program.err());
          assertEquals(Set.of("journal.db", "journal.db-wal", "journal.db-shm"), names());
          if (command.equals("export")) {
            assertTrue(program.lines().size() > 10 * BLOCKS, () -> "" + program.lines().size());
          }
        }
      } finally {
        ended.set(true);
        agent.join();
      }
      assertEquals(false, failed.get());
      assertEquals(0, journal.counters().get(JournalCount.FAILURES));
    }
    Program program = Program.run("journal", "verify", file);
    assertEquals(0, program.exit(), program::out);
  }

  private static void grow(SqliteJournal journal, AtomicBoolean ended, AtomicBoolean failed) {
    for (long i = 1; !ended.get(); i++) {
      Append append =
          journal.append(List.of(Samples.readings((BLOCKS + i) * 100_000, 10)), Samples.UTC);
      failed.compareAndSet(false, append instanceof Append.Failed);
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }
  }

  private Set<String> names() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
