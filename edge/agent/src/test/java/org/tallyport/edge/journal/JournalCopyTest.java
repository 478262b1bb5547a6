package org.tallyport.edge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.wire.Chain;
import org.tallyport.wire.JournalStatus;

class JournalCopyTest {
  @TempDir Path folder;
  @TempDir Path temporary;
  private Path file;
  private SqliteJournal journal;
  private long time;

  @BeforeEach
  void openAJournal() {
    file = folder.resolve("journal.db");
    journal =
        new SqliteJournal(
            new JournalSettings(file, 64L << 20, Duration.ofDays(9), Durability.OFF, 0),
            Samples.ids());
    assertTrue(journal.aliases(Samples.SIGNALS, Samples.UTC).isPresent());
    append(500);
  }

  @AfterEach
  void closeIt() {
    journal.close();
  }

  private void append(int blocks) {
    for (int i = 0; i < blocks; i++) {
      time += 100_000;
      Samples.written(journal.append(List.of(Samples.readings(time, 100)), Samples.UTC));
    }
  }

  /** Appends until the log is begun anew. */
  private void beginTheLogAnew() {
    String before = generation();
    while (generation().equals(before)) {
      append(10);
    }
  }

  private String generation() {
    try {
      return CopiedFile.of(folder.resolve("journal.db-wal")).generation(CopiedFile.of(file)).mark();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of the last block, after a look at each. */
  private long lastSoundBlock(JournalCopy copy) throws Exception {
    try (JournalView view = JournalView.open(copy.file(), file)) {
      assertEquals(List.of(), view.faultsOfTheFile());
      HeldJournal held = view.journals().getFirst();
      BlockWalk walk = view.blocks(held.stretches().getFirst());
      Chain chain = new Chain();
      long before = held.acknowledgedChain();
      long last = 0;
      while (walk.hasNext()) {
        Held.Stored block = assertInstanceOf(Held.Stored.class, walk.next());
        assertEquals(last + 1, block.last());
        before = chain.next(before, block.last(), block.bytes());
        assertEquals(before, block.chain());
        last = block.last();
      }
      assertEquals(held.next() - 1, last);
      assertEquals(held.chain(), before);
      return last;
    }
  }

  @Test
  void holdsTogetherThoughTheAgentAppendsMeanwhile() throws Exception {
    long before = journal.draining().orElseThrow().next();
    try (JournalCopy copy = JournalCopy.of(file, temporary, _ -> append(1))) {
      assertTrue(lastSoundBlock(copy) >= before - 1);
    }
  }

  @Test
  void isMadeAgainWhenTheAgentBeginsItsLogAnewMeanwhile() throws Exception {
    AtomicInteger pieces = new AtomicInteger();
    String before = generation();
    try (JournalCopy copy =
        JournalCopy.of(
            file,
            temporary,
            _ -> {
              if (pieces.getAndIncrement() == 0) {
                beginTheLogAnew();
              }
            })) {
      assertNotEquals(before, generation());
      JournalStatus status = journal.draining().orElseThrow();
      assertEquals(status.next() - 1, lastSoundBlock(copy));
    }
  }

  @Test
  void isGivenUpWhenTheAgentBeginsItsLogAnewInEveryAttempt() throws IOException {
    UnusableJournal refused =
        assertThrows(
            UnusableJournal.class, () -> JournalCopy.of(file, temporary, _ -> beginTheLogAnew()));
    assertTrue(refused.toString().contains("began its log anew"), refused.toString());
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void isMadeOfAFileWithoutALogToo() throws Exception {
    journal.close();
    assertFalse(Files.exists(folder.resolve("journal.db-wal")));
    try (JournalCopy copy = JournalCopy.of(file, temporary, _ -> {})) {
      assertEquals(503, lastSoundBlock(copy));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }
}
