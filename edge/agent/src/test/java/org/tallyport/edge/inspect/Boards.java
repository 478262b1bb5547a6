package org.tallyport.edge.inspect;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.tallyport.edge.journal.Append;
import org.tallyport.edge.journal.Durability;
import org.tallyport.edge.journal.JournalSettings;
import org.tallyport.edge.journal.Samples;
import org.tallyport.edge.journal.SqliteJournal;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.wire.Content;

/** Journals as a board leaves them: three definitions, a clock, readings, one every 100 ms. */
final class Boards {
  private Boards() {}

  static SqliteJournal journal(Path file) {
    return new SqliteJournal(
        new JournalSettings(file, 64L << 20, Duration.ofDays(9), Durability.OFF, 0), Samples.ids());
  }

  /** Blocks 1 to 3 are definitions, 4 is a clock, then as many of 10 readings each. */
  static void fill(Path file, int blocks) {
    fill(file, blocks, _ -> {});
  }

  static void fill(Path file, int blocks, Consumer<SqliteJournal> more) {
    try (SqliteJournal journal = journal(file)) {
      assertTrue(journal.aliases(Samples.SIGNALS, Samples.UTC).isPresent());
      append(
          journal,
          new Content.Clock(7, 50_000, Samples.UTC + 50_000, 100_000, ClockQuality.SYNCHRONISED));
      for (int i = 1; i <= blocks; i++) {
        append(journal, Samples.readings(i * 100_000L, 10));
      }
      more.accept(journal);
    }
  }

  static void append(SqliteJournal journal, Content content) {
    assertInstanceOf(Append.Written.class, journal.append(List.of(content), Samples.UTC));
  }

  static void execute(Path file, String words) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(words);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Changes the last byte of a block, as a bad card would. */
  static void flipAByte(Path file, int number) {
    execute(
        file,
        "UPDATE block SET bytes = CAST(substr(bytes, 1, length(bytes) - 1) || x'04' AS BLOB)"
            + " WHERE key & ((1 << 44) - 1) = "
            + number);
  }
}
