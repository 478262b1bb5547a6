package org.tallyport.edge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tallyport.edge.journal.Samples.CRANE;
import static org.tallyport.edge.journal.Samples.UTC;
import static org.tallyport.edge.journal.Samples.readings;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.wire.Acknowledgement;
import org.tallyport.wire.Block;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.JournalStatus;

class DamagedJournalTest {
  @TempDir Path folder;
  private final java.util.function.Supplier<org.tallyport.wire.JournalId> ids = Samples.ids();

  private SqliteJournal journal() {
    return new SqliteJournal(settings(), ids);
  }

  private JournalSettings settings() {
    return settings(64L << 20);
  }

  private JournalSettings settings(long bytes) {
    return new JournalSettings(
        folder.resolve("journal.db"), bytes, Duration.ofDays(9), Durability.OFF, 0);
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
  void savesWhatIsLeftOfAFileThatWasCutOff() throws IOException {
    List<Block> blocks = fill(300);
    try (RandomAccessFile cut = new RandomAccessFile(file().toFile(), "rw")) {
      cut.setLength(cut.length() / 2 / 1024 * 1024);
    }
    try (SqliteJournal journal = journal()) {
      assertTrue(journal.open(UTC));
      moveAll(journal);
      JournalStatus old = journal.draining().orElseThrow();
      assertEquals("00000001", old.journal().value());
      List<Block> saved = held(journal, old);
      int whole = saved.size() - 1;
      assertTrue(whole > 50 && whole < 290, () -> "saved " + whole);
      assertEquals(blocks.subList(0, whole - 3), saved.subList(3, whole));
      assertEquals(blocks.getLast().number(), saved.getLast().number());
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

  /** Makes a file that is refused, though all in it can be read. */
  private void spoil(Path file) throws SQLException {
    execute(file, "PRAGMA user_version = 9");
  }

  private static void execute(Path file, String words) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(words);
    }
  }

  private Path file() {
    return folder.resolve("journal.db");
  }

  private static List<Block> held(SqliteJournal journal, JournalStatus status) {
    List<Block> blocks = new ArrayList<>();
    while (true) {
      long after = blocks.isEmpty() ? 0 : blocks.getLast().number();
      List<StoredBlock> some = journal.unacknowledged(status.journal(), after, 1 << 20);
      if (some.isEmpty()) {
        return blocks;
      }
      some.forEach(stored -> blocks.add(stored.block()));
    }
  }

  private static void moveAll(SqliteJournal journal) {
    while (journal.moving()) {
      assertTrue(journal.moveOn(UTC));
    }
  }

  @Test
  void savesWhatAnEarlierStartSetAsideButCouldNotSave() throws IOException {
    List<Block> blocks = fill(300);
    Files.move(file(), folder.resolve("journal.db.damaged-2027-01-15T08-00-00Z"));
    try (SqliteJournal journal = journal()) {
      assertTrue(journal.open(UTC));
      JournalStatus old = journal.draining().orElseThrow();
      assertEquals(blocks, held(journal, old).subList(3, 303));
      assertEquals(1, journal.alarms().size());
      assertEquals(new LastThrough(7, 30_000_000), journal.lastThrough(CRANE).orElseThrow());
    }
    Files.delete(file());
    try (SqliteJournal journal = journal()) {
      assertTrue(journal.open(UTC));
      assertEquals(List.of(), journal.alarms(), "saved once");
    }
  }

  @Test
  void beginsNothingWhileItCannotTakeOverWhatRemains() throws IOException, SQLException {
    List<Block> blocks = fill(300);
    Files.move(file(), folder.resolve("journal.db.damaged-2027-01-15T08-00-00Z"));
    try (Connection fresh = SqliteFile.open(settings())) {
      StateTables.create(fresh);
    }
    execute(
        file(),
        "CREATE TRIGGER full BEFORE INSERT ON moving BEGIN SELECT RAISE(FAIL, 'no room'); END");
    try (SqliteJournal journal = journal()) {
      assertFalse(journal.open(UTC));
      assertTrue(journal.fault().orElseThrow().contains("no room"));
      assertTrue(journal.append(List.of(readings(1, 1)), UTC) instanceof Append.Failed);
      execute(file(), "DROP TRIGGER full");
      assertTrue(journal.open(UTC));
      assertEquals(blocks, held(journal, journal.draining().orElseThrow()).subList(3, 303));
    }
  }

  @Test
  void savesLaterWhatTheDiskDidNotTakeAtFirst() throws IOException, SQLException {
    List<Block> blocks = fill(300);
    Files.move(file(), folder.resolve("journal.db.damaged-2027-01-15T08-00-00Z"));
    try (Connection fresh = SqliteFile.open(settings())) {
      StateTables.create(fresh);
    }
    execute(
        file(),
        "CREATE TRIGGER full BEFORE INSERT ON block WHEN NEW.key < "
            + JournalRow.key(2, 0)
            + " BEGIN SELECT RAISE(FAIL, 'no room'); END");
    try (SqliteJournal journal = journal()) {
      assertTrue(journal.open(UTC));
      assertEquals(1, Samples.written(journal.append(List.of(readings(1, 1)), UTC)).size());
      JournalStatus old = journal.draining().orElseThrow();
      assertEquals(List.of(), held(journal, old));
      assertFalse(journal.moveOn(UTC));
      execute(file(), "DROP TRIGGER full");
      assertEquals(1, Samples.written(journal.append(List.of(readings(2, 1)), UTC)).size());
      moveAll(journal);
      assertEquals(old.journal(), journal.draining().orElseThrow().journal());
      assertEquals(blocks, held(journal, old).subList(3, 303));
    }
  }

  @Test
  void goesOnSavingAfterASecondDamage() throws IOException, SQLException {
    List<Block> blocks = fill(5 * Moving.MOST_BLOCKS);
    spoil(file());
    try (SqliteJournal journal = journal()) {
      assertTrue(journal.open(UTC));
      assertTrue(journal.moving());
    }
    spoil(file());
    try (SqliteJournal journal = journal()) {
      assertTrue(journal.open(UTC));
      moveAll(journal);
      List<Block> saved = held(journal, journal.draining().orElseThrow());
      assertEquals(blocks, saved.subList(3, saved.size()));
    }
  }

  @Test
  void tellsWhatAFileThatIsGoneLeftUnsaved() throws IOException, SQLException {
    List<Block> blocks = fill(5 * Moving.MOST_BLOCKS);
    spoil(file());
    try (SqliteJournal journal = journal()) {
      assertTrue(journal.open(UTC));
    }
    for (Path aside : asides()) {
      Files.delete(aside);
    }
    try (SqliteJournal journal = journal()) {
      assertTrue(journal.open(UTC));
      moveAll(journal);
      Block rest = held(journal, journal.draining().orElseThrow()).getLast();
      assertEquals(4 * Moving.MOST_BLOCKS + 1, rest.firstNumber());
      assertEquals(blocks.getLast().number(), rest.number());
      Content.Gap gap = ((Content.Dropped) rest.content()).gaps().getFirst();
      assertEquals(new Content.Gap(CRANE, List.of(), 0, 0, 0, 0, 0, gap.reason()), gap);
    }
  }

  @Test
  void losesNothingOfAForkThatWasUnderWayQuietly() throws IOException, SQLException {
    fill(2 * Moving.MOST_BLOCKS);
    JournalId moved;
    try (SqliteJournal journal = journal()) {
      assertTrue(journal.open(UTC));
      JournalId old = journal.draining().orElseThrow().journal();
      assertTrue(journal.fork(old, 1, UTC));
      assertTrue(journal.moving());
      moved = journal.draining().orElseThrow().journal();
    }
    spoil(file());
    try (SqliteJournal journal = journal()) {
      assertTrue(journal.open(UTC));
      moveAll(journal);
      assertEquals(moved, journal.draining().orElseThrow().journal());
      List<Block> saved = held(journal, journal.draining().orElseThrow());
      assertTrue(saved.get(saved.size() - 2).content() instanceof Content.Readings);
      assertTrue(saved.getLast().content() instanceof Content.Dropped);
    }
  }

  @Test
  void keepsFewDamagedFiles() throws IOException, SQLException {
    for (int i = 0; i < 6; i++) {
      fill(10);
      spoil(file());
    }
    try (SqliteJournal journal = journal()) {
      assertTrue(journal.open(UTC + 1_000_000));
      moveAll(journal);
      assertEquals(6 * 10, blocksOfReadings(journal), "all of them are saved");
      assertEquals(Asides.KEPT, asides().size());
      assertTrue(asides().getLast().toString().contains("08-00-01"), "the newest is kept");
    }
  }

  @Test
  void keepsNoMoreBytesOfDamagedFilesThanAJournalMayHave() throws IOException, SQLException {
    for (int i = 0; i < 2; i++) {
      try (SqliteJournal journal = new SqliteJournal(settings(256 << 10), ids)) {
        assertTrue(journal.aliases(Samples.SIGNALS, UTC).isPresent());
        for (int j = 1; j <= 200; j++) {
          Samples.written(journal.append(List.of(readings(j * 100_000L, 300)), UTC));
        }
      }
      spoil(file());
    }
    try (SqliteJournal journal = new SqliteJournal(settings(256 << 10), ids)) {
      assertTrue(journal.open(UTC + 1_000_000));
      assertEquals(1, asides().size());
    }
  }

  private static long blocksOfReadings(SqliteJournal journal) {
    long blocks = 0;
    while (journal.unacknowledgedBlocks().orElseThrow() > 0) {
      JournalStatus status = journal.draining().orElseThrow();
      List<Block> held = held(journal, status);
      if (held.isEmpty()) {
        return blocks;
      }
      blocks += held.stream().filter(b -> b.content() instanceof Content.Readings).count();
      Block last = held.getLast();
      journal.acknowledge(new Acknowledgement(status.journal(), last.number(), last.chain()));
    }
    return blocks;
  }

  /** Oldest first. */
  private List<Path> asides() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().matches(".*[.]damaged-.*Z(-[0-9]+)?"))
          .sorted()
          .toList();
    }
  }
}
