package org.tallyport.simulator.disk;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A small database in WAL mode whose rows are numbers from 1 on, with some weight each. */
final class DiskRig implements AutoCloseable {
  private static final int ROW_BYTES = 3_000;

  private final Connection connection;

  private DiskRig(Connection connection) {
    this.connection = connection;
  }

  /** Opens {@code journal.db}; checkpoints come often. */
  static DiskRig open(Path folder, String synchronous) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file(folder));
    DiskRig rig = new DiskRig(connection);
    try {
      for (String sql :
          List.of(
              "PRAGMA page_size = 1024",
              "PRAGMA journal_mode = WAL",
              "PRAGMA synchronous = " + synchronous,
              "PRAGMA wal_autocheckpoint = 20",
              "PRAGMA journal_size_limit = 4096",
              "CREATE TABLE IF NOT EXISTS entry(number INTEGER PRIMARY KEY, content BLOB)")) {
        rig.execute(sql);
      }
      return rig;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  static Path file(Path folder) {
    return folder.resolve("journal.db");
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Commits a row; gives the code with which SQLite refuses, 0 when it does not. */
  int insert(int number) {
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO entry VALUES (?, ?)")) {
      statement.setInt(1, number);
      byte[] content = new byte[ROW_BYTES];
      java.util.Arrays.fill(content, (byte) number);
      statement.setBytes(2, content);
      statement.executeUpdate();
      return 0;
    } catch (SQLException e) {
      return e.getErrorCode() == 0 ? -1 : e.getErrorCode();
    }
  }

  /** Commits rows from 1 on until one is refused; gives how many were taken. */
  int fill(int most) {
    for (int number = 1; number <= most; number++) {
      if (insert(number) != 0) {
        return number - 1;
      }
    }
    return most;
  }

  /**
   * How many rows an image holds, which must be the first ones and whole; -1 when it is damaged.
   */
  static int rows(Path image) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file(image));
        Statement statement = connection.createStatement()) {
      try (ResultSet check = statement.executeQuery("PRAGMA quick_check(1)")) {
        if (!check.getString(1).equals("ok")) {
          return -1;
        }
      }
      try (ResultSet table =
          statement.executeQuery("SELECT count(*) FROM sqlite_schema WHERE name = 'entry'")) {
        if (table.getInt(1) == 0) {
          return 0;
        }
      }
      try (ResultSet row =
          statement.executeQuery(
              "SELECT count(*), coalesce(max(number), 0), coalesce(min(length(content)), "
                  + ROW_BYTES
                  + ") FROM entry")) {
        boolean whole = row.getInt(1) == row.getInt(2) && row.getInt(3) == ROW_BYTES;
        return whole ? row.getInt(1) : -1;
      }
    } catch (SQLException e) {
      return -1;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
