package org.tallyport.gateway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Transactions in SQLite's own words. The driver's auto-commit switch does not serve: on a full
 * disk SQLite rolls back by itself, the driver's roll-back then fails, no transaction is begun
 * again, and from there on every statement would be committed alone.
 */
final class Transaction {
  private final SqliteFile file;
  private final Connection connection;
  private boolean left;

  /** Transactions over the one connection that writes the file. */
  Transaction(SqliteFile file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  void begin() throws SQLException {
    if (left) {
      rollback();
    }
    execute("BEGIN IMMEDIATE");
    left = false;
  }

  /**
   * Refuses when the file is not where it was: a deleted file still takes what nobody will read.
   */
  void commit() throws SQLException {
    file.requireSame();
    execute("COMMIT");
  }

  void rollback() {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      left = true; // rolled back by SQLite itself, or to be tried again before the next
    }
  }

  private void execute(String words) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(words);
    }
  }
}
