package org.tallyport.gateway.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.gateway.ingest.Position;
import org.tallyport.wire.JournalId;

/** The ledger in one SQLite file; the package note has its tables. */
public final class SqliteLedger implements Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteLedger.class);

  private final Path file;
  private final Connection connection;
  private final SqliteBatch batch;
  private final PreparedStatement selectPosition;
  private final PreparedStatement selectChain;

  /** A ledger over the one connection that writes its file. */
  SqliteLedger(Path file, SqliteFile opened, Connection connection) throws SQLException {
    this.file = file;
    this.connection = connection;
    SqliteFile.execute(connection, Schema.STATEMENTS);
    this.batch = new SqliteBatch(connection, new Transaction(opened, connection));
    this.selectPosition =
        connection.prepareStatement("SELECT number, chain FROM journal WHERE id = ?");
    this.selectChain =
        connection.prepareStatement(
            "SELECT b.chain FROM block b JOIN journal j ON j.key = b.journal"
                + " WHERE j.id = ? AND b.number = ?");
  }

  /** Opens or makes a ledger whose commits are on the disk before they return. */
  public static SqliteLedger open(Path file) throws LedgerFault {
    return open(file, SqliteFile.Durability.FULL);
  }

  /** For simulation in virtual time: what is committed is not forced to the disk. */
  public static SqliteLedger openWithoutSync(Path file) throws LedgerFault {
    return open(file, SqliteFile.Durability.OFF);
  }

  private static SqliteLedger open(Path file, SqliteFile.Durability durability) throws LedgerFault {
    try {
      SqliteFile opened = new SqliteFile(file, durability);
      return new SqliteLedger(file, opened, opened.writer());
    } catch (SQLException e) {
      throw new LedgerFault("ledger " + file + " cannot be opened", e);
    }
  }

  @Override
  public LedgerBatch begin() throws LedgerFault {
    batch.begin();
    return batch;
  }

  @Override
  public Optional<Position> position(JournalId journal) throws LedgerFault {
    try {
      selectPosition.setString(1, journal.value());
      try (ResultSet row = selectPosition.executeQuery()) {
        return row.next()
            ? Optional.of(new Position(journal, row.getLong(1), row.getLong(2)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw fault("cannot read how far journal " + journal + " is held", e);
    }
  }

  @Override
  public OptionalLong chain(JournalId journal, long number) throws LedgerFault {
    try {
      selectChain.setString(1, journal.value());
      selectChain.setLong(2, number);
      try (ResultSet row = selectChain.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    } catch (SQLException e) {
      throw fault("cannot read block " + number + " of journal " + journal, e);
    }
  }

  @Override
  public Map<String, byte[]> states(String terminal) throws LedgerFault {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT key, bytes FROM state WHERE terminal = ?")) {
      select.setString(1, terminal);
      Map<String, byte[]> states = new HashMap<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          states.put(rows.getString(1), rows.getBytes(2));
        }
      }
      return states;
    } catch (SQLException e) {
      throw fault("cannot read the state of terminal " + terminal, e);
    }
  }

  private LedgerFault fault(String what, SQLException cause) {
    return new LedgerFault("ledger " + file + " " + what, cause);
  }

  @Override
  public void close() {
    try {
      selectPosition.close();
      selectChain.close();
      batch.end();
      connection.close();
    } catch (SQLException e) {
      LOG.warn("ledger {} did not close cleanly", file, e);
    }
  }
}
