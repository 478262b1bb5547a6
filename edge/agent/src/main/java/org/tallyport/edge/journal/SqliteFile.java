package org.tallyport.edge.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.sqlite.SQLiteConfig;

/** Opens SQLite files the way the journal needs them, and reads back that it was obeyed. */
final class SqliteFile {
  /** Small pages: a commit of a few readings writes few bytes. */
  static final int PAGE_BYTES = 1024;

  /** "TPJ1", so that other programs' files are not taken for a journal. */
  static final int APPLICATION_ID = 0x54504A31;

  static final int LAYOUT = 1;

  private static final String LEAST_VERSION = "3.51.3";
  private static final int CHECKPOINT_PAGES = 2_000;
  private static final int WAL_BYTES_KEPT = 4 << 20;
  private static final int BUSY_MILLISECONDS = 2_000;

  private SqliteFile() {}

  /** Opens for writing, with {@link Transaction}s; makes the file when it is missing. */
  static Connection open(JournalSettings settings) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLISECONDS);
    config.setGetGeneratedKeys(false);
    Connection connection = connect(settings.file(), config);
    try {
      set(connection, settings);
      check(connection, settings);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Opens only to read what can be read; changes nothing in the file. Without the pragma, SQLite
   * reads nothing of a file that was cut off.
   */
  static Connection openToRead(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLISECONDS);
    Connection connection = connect(file, config);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA writable_schema = ON");
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** The single number that a query gives, or the other one when it gives none. */
  static long number(Connection connection, String query, long otherwise) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : otherwise;
    }
  }

  static String text(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  private static Connection connect(Path file, SQLiteConfig config) throws SQLException {
    Properties properties = config.toProperties();
    return DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), properties);
  }

  private static long mostPages(JournalSettings settings) {
    return settings.maximumBytes() / PAGE_BYTES;
  }

  /** The page size comes first: it is fixed once the file is in WAL mode. */
  private static void set(Connection connection, JournalSettings settings) throws SQLException {
    List<String> pragmas =
        List.of(
            "page_size = " + PAGE_BYTES,
            "mmap_size = 0",
            "auto_vacuum = NONE",
            "journal_mode = WAL",
            "synchronous = " + settings.durability(),
            "max_page_count = " + mostPages(settings),
            "journal_size_limit = " + WAL_BYTES_KEPT,
            "wal_autocheckpoint = " + CHECKPOINT_PAGES,
            "temp_store = MEMORY");
    try (Statement statement = connection.createStatement()) {
      for (String pragma : pragmas) {
        statement.execute("PRAGMA " + pragma);
      }
    }
  }

  private static void check(Connection connection, JournalSettings settings) throws SQLException {
    String version = text(connection, "SELECT sqlite_version()");
    if (Runtime.Version.parse(version).compareTo(Runtime.Version.parse(LEAST_VERSION)) < 0) {
      throw new IllegalStateException(
          "SQLite " + version + " can lose commits in WAL mode, wanted " + LEAST_VERSION);
    }
    require(connection, "page_size", PAGE_BYTES);
    require("journal_mode", text(connection, "PRAGMA journal_mode"), "wal");
    require(connection, "synchronous", settings.durability().pragma());
    require(connection, "auto_vacuum", 0);
    require(connection, "mmap_size", 0);
    require(connection, "wal_autocheckpoint", CHECKPOINT_PAGES);
    require(connection, "journal_size_limit", WAL_BYTES_KEPT);
    long pages = number(connection, "PRAGMA page_count", 0);
    require(connection, "max_page_count", Math.max(pages, mostPages(settings)));
  }

  private static void require(Connection connection, String pragma, long wanted)
      throws SQLException {
    long is = number(connection, "PRAGMA " + pragma, 0);
    require(pragma, Long.toString(is), Long.toString(wanted));
  }

  private static void require(String pragma, String is, String wanted) throws SQLException {
    if (!is.equals(wanted)) {
      throw new SQLException("PRAGMA " + pragma + " is " + is + ", wanted " + wanted);
    }
  }
}
