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

  /** A connection may be spoilt by what it went through: after so many failures it is renewed. */
  private static final int FAILURES_BEFORE_REOPENING = 5;

  private final Path file;
  private final SqliteFile disk;
  private Opened opened;

  /** What lives as long as a connection. */
  private record Opened(
      Connection connection,
      SqliteBatch batch,
      PreparedStatement selectPosition,
      PreparedStatement selectChain) {
    static Opened on(SqliteFile disk, Connection connection) throws SQLException {
      try {
        SqliteFile.execute(connection, Schema.STATEMENTS);
        return new Opened(
            connection,
            new SqliteBatch(connection, new Transaction(disk, connection)),
            connection.prepareStatement("SELECT number, chain FROM journal WHERE id = ?"),
            connection.prepareStatement(
                "SELECT b.chain FROM block b JOIN journal j ON j.key = b.journal"
                    + " WHERE j.id = ? AND b.number = ?"));
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    }

    void close() throws SQLException {
      try {
        selectPosition.close();
        selectChain.close();
        batch.end();
      } finally {
        connection.close();
      }
    }
  }

  /** A ledger over the one connection that writes its file. */
  SqliteLedger(Path file, SqliteFile disk, Connection connection) throws SQLException {
    this.file = file;
    this.disk = disk;
    opened = Opened.on(disk, connection);
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
      SqliteFile disk = new SqliteFile(file, durability);
      return new SqliteLedger(file, disk, disk.writer());
    } catch (SQLException e) {
      throw new LedgerFault("ledger " + file + " cannot be opened", e);
    }
  }

  @Override
  public LedgerBatch begin() throws LedgerFault {
    if (opened.batch().failures() >= FAILURES_BEFORE_REOPENING) {
      reopen();
    }
    opened.batch().begin();
    return opened.batch();
  }

  /** Another connection to the same file; where that is gone, none is made. */
  private void reopen() throws LedgerFault {
    try {
      disk.requireSame();
      Opened next = Opened.on(disk, disk.writer());
      closeQuietly(opened);
      opened = next;
      LOG.info("ledger {} was opened anew after failures", file);
    } catch (SQLException e) {
      throw fault("cannot be opened anew", e);
    }
  }

  @Override
  public Optional<Position> position(JournalId journal) throws LedgerFault {
    try {
      PreparedStatement selectPosition = opened.selectPosition();
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
      PreparedStatement selectChain = opened.selectChain();
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
        opened.connection().prepareStatement("SELECT key, bytes FROM state WHERE terminal = ?")) {
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
    closeQuietly(opened);
  }

  private void closeQuietly(Opened ends) {
    try {
      ends.close();
    } catch (SQLException e) {
      LOG.warn("ledger {} did not close cleanly", file, e);
    }
  }
}
