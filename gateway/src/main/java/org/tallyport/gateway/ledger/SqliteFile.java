package org.tallyport.gateway.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** Opens connections to the ledger's file and reads back what it set. */
final class SqliteFile {
  /** How a commit reaches the disk. */
  enum Durability {
    /** Every commit is on the disk before it returns. */
    FULL(2),
    /** None is; for simulation in virtual time only. */
    OFF(0);

    private final int level;

    Durability(int level) {
      this.level = level;
    }
  }

  private final Path file;
  private final Durability durability;
  private Optional<Object> identity = Optional.empty();

  SqliteFile(Path file, Durability durability) {
    this.file = file;
    this.durability = durability;
  }

  /** The one connection that writes. */
  Connection writer() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try {
      prepare(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    identity = identity();
    return connection;
  }

  private void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA synchronous=" + durability.level);
      statement.execute("PRAGMA busy_timeout=10000");
      statement.execute("PRAGMA cache_size=-16000");
      statement.execute("PRAGMA wal_autocheckpoint=4000");
      statement.execute("PRAGMA journal_size_limit=67108864");
      expect(statement, "journal_mode", "wal");
      expect(statement, "synchronous", Integer.toString(durability.level));
      requireWritable(statement);
    }
  }

  /** On a disk that is read-only SQLite opens the file to read it, without a word, and stays so. */
  private static void requireWritable(Statement statement) throws SQLException {
    int version;
    try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      version = row.next() ? row.getInt(1) : 0;
    }
    statement.execute("PRAGMA user_version=" + version);
  }

  /** Refuses when another file, or none, stands where the writer opened this one. */
  void requireSame() throws SQLException {
    if (!identity().equals(identity)) {
      throw new SQLException("the file " + file + " was replaced under the gateway");
    }
  }

  private Optional<Object> identity() throws SQLException {
    try {
      return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    } catch (IOException e) {
      throw new SQLException("the file " + file + " is gone: " + e, e);
    }
  }

  /** A connection for queries; sees only what is committed. A file that is missing is not made. */
  Connection reader() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    Connection connection = config.createConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only=1");
      statement.execute("PRAGMA busy_timeout=10000");
    }
    return connection;
  }

  static void execute(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void expect(Statement statement, String pragma, String wanted) throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
      String found = row.next() ? row.getString(1) : "nothing";
      if (!wanted.equals(found)) {
        throw new SQLException(
            "ledger " + file + ": PRAGMA " + pragma + " is " + found + ", wanted " + wanted);
      }
    }
  }
}
