package org.tallyport.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.tallyport.gateway.ingest.JournalGate;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.JournalId;

/** The journals that the ledger knows, by a short key, and how far each is held. */
final class JournalRows implements AutoCloseable {
  private final Map<JournalId, Long> keys = new HashMap<>();
  private final PreparedStatement insert;
  private final PreparedStatement select;
  private final PreparedStatement update;

  JournalRows(Connection connection) throws SQLException {
    insert =
        connection.prepareStatement(
            "INSERT INTO journal(id, terminal, board, number, chain) VALUES(?, ?, ?, ?, ?)");
    select = connection.prepareStatement("SELECT key FROM journal WHERE id = ?");
    update = connection.prepareStatement("UPDATE journal SET number = ?, chain = ? WHERE key = ?");
  }

  /** The key of a journal that is in the table. */
  long key(JournalId journal) throws SQLException {
    Long known = keys.get(journal);
    if (known != null) {
      return known;
    }
    select.setString(1, journal.value());
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("journal " + journal + " is not in the ledger");
      }
      long key = row.getLong(1);
      keys.put(journal, key);
      return key;
    }
  }

  /** The key of a journal, which is put into the table if need be. */
  long keyOrNew(EdgeNode node, JournalId journal) throws SQLException {
    if (!keys.containsKey(journal) && !isThere(journal)) {
      insert.setString(1, journal.value());
      insert.setString(2, node.group());
      insert.setString(3, node.edge());
      insert.setLong(4, 0);
      insert.setLong(5, JournalGate.beginning(journal).chain());
      insert.executeUpdate();
    }
    return key(journal);
  }

  private boolean isThere(JournalId journal) throws SQLException {
    select.setString(1, journal.value());
    try (ResultSet row = select.executeQuery()) {
      return row.next();
    }
  }

  /** A journal is held up to this block. */
  void move(long key, long number, long chain) throws SQLException {
    update.setLong(1, number);
    update.setLong(2, chain);
    update.setLong(3, key);
    update.executeUpdate();
  }

  /** After a roll-back: keys given since may be gone. */
  void forget() {
    keys.clear();
  }

  @Override
  public void close() throws SQLException {
    insert.close();
    select.close();
    update.close();
  }
}
