package org.tallyport.edge.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Transactions in SQLite's own words. The driver's auto-commit switch does not serve: on a full
 * disk SQLite rolls back by itself, the driver's roll-back then fails, and switching auto-commit to
 * get out of that commits whatever is half done where SQLite did not roll back.
 */
final class Transaction {
  private final Connection connection;
  private boolean left;

  /** What is done as a whole or not at all. */
  interface Work<T> {
    T run() throws SQLException;
  }

  /** Transactions over a connection that commits each statement alone outside of them. */
  Transaction(Connection connection) {
    this.connection = connection;
  }

  /** Does the work and commits it; what fails first is thrown, and nothing of the work stays. */
  <T> T of(Work<T> work) throws SQLException {
    boolean committed = false;
    try {
      begin();
      T result = work.run();
      execute("COMMIT");
      committed = true;
      return result;
    } finally {
      if (!committed) {
        rollback();
      }
    }
  }

  /** Makes sure that none is open: what is read next must be what is kept. */
  void none() throws SQLException {
    rollback();
    execute("BEGIN");
    execute("ROLLBACK");
    left = false;
  }

  private void begin() throws SQLException {
    if (left) {
      rollback();
    }
    execute("BEGIN IMMEDIATE");
    left = false;
  }

  private void rollback() {
    try {
      execute("ROLLBACK");
      left = false;
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
