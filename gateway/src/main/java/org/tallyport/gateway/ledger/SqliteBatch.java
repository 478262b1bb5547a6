package org.tallyport.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.fold.RecordedGap;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.tally.Interval;
import org.tallyport.wire.Block;
import org.tallyport.wire.Content;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.JournalId;

/**
 * The ledger's transaction; one object for all of them, its statements prepared once. A fact that
 * is in the ledger already is a bug of its finder and not of the disk: it is refused at once, by an
 * {@link IllegalStateException}.
 */
final class SqliteBatch implements LedgerBatch {
  /** A statement that may fail. */
  @FunctionalInterface
  interface Write {
    void run() throws SQLException;
  }

  private static final int SQLITE_CONSTRAINT = 19;

  private final Transaction transaction;
  private final Packing packing = new Packing();
  private final JournalRows journals;
  private final EventInsert events;
  private final IntervalUpsert intervals;
  private final PreparedStatement insertBlock;
  private final PreparedStatement insertGap;
  private final PreparedStatement upsertState;
  private final PreparedStatement upsertThrough;
  private final PreparedStatement insertAlarm;

  private String terminal = "";
  private boolean open;
  private @Nullable SQLException failure;
  private int failures;

  SqliteBatch(Connection connection, Transaction transaction) throws SQLException {
    this.transaction = transaction;
    journals = new JournalRows(connection);
    events = new EventInsert(connection);
    intervals = new IntervalUpsert(connection);
    insertBlock =
        connection.prepareStatement("INSERT INTO block VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insertGap = connection.prepareStatement("INSERT INTO gap VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    upsertState =
        connection.prepareStatement(
            "INSERT INTO state VALUES(?, ?, ?)"
                + " ON CONFLICT(terminal, key) DO UPDATE SET bytes = excluded.bytes");
    upsertThrough =
        connection.prepareStatement(
            "INSERT INTO through VALUES(?, ?, ?)"
                + " ON CONFLICT(terminal, equipment) DO UPDATE SET utc_us = excluded.utc_us");
    insertAlarm = connection.prepareStatement("INSERT OR IGNORE INTO alarm VALUES(?, ?, ?, ?, ?)");
  }

  void begin() throws LedgerFault {
    if (open) {
      throw new IllegalStateException("a batch is open already");
    }
    try {
      transaction.begin();
    } catch (SQLException e) {
      failures++;
      throw new LedgerFault("the ledger cannot begin a batch", e);
    }
    open = true;
    failure = null;
  }

  /** Batches that failed since the last one that was committed. */
  int failures() {
    return failures;
  }

  @Override
  public void terminal(String id) {
    terminal = id;
  }

  @Override
  public void block(
      EdgeNode node,
      JournalId journal,
      Block block,
      byte[] canonical,
      long receivedUtcMicroseconds) {
    run(
        () -> {
          long key = journals.keyOrNew(node, journal);
          byte[] packed = packing.pack(canonical);
          insertBlock.setLong(1, key);
          insertBlock.setLong(2, block.number());
          insertBlock.setLong(3, block.firstNumber());
          insertBlock.setLong(4, block.chain());
          insertBlock.setInt(5, canonical[0] & 0xF);
          insertBlock.setString(
              6,
              block.content() instanceof Content.Readings readings
                  ? readings.equipment().value()
                  : null);
          insertBlock.setLong(7, receivedUtcMicroseconds);
          insertBlock.setInt(8, packed.length == canonical.length ? 0 : 1);
          insertBlock.setBytes(9, packed);
          insertBlock.executeUpdate();
          journals.move(key, block.number(), block.chain());
        });
  }

  @Override
  public void skip(EdgeNode node, JournalId journal, long lastMissing, long chain) {
    run(() -> journals.move(journals.keyOrNew(node, journal), lastMissing, chain));
  }

  @Override
  public void event(Event event) {
    run(() -> events.insert(terminal, event, journals.key(event.id().journal())));
  }

  @Override
  public void interval(Interval addition) {
    run(() -> intervals.add(terminal, addition));
  }

  @Override
  public void gap(RecordedGap gap) {
    run(
        () -> {
          insertGap.setString(1, terminal);
          insertGap.setString(2, gap.equipment().value());
          insertGap.setLong(3, gap.firstUtcMicroseconds());
          insertGap.setLong(4, gap.lastUtcMicroseconds());
          insertGap.setLong(5, journals.key(gap.journal()));
          insertGap.setLong(6, gap.block());
          insertGap.setInt(7, gap.ordinal());
          insertGap.setString(8, String.join(Schema.BETWEEN_SIGNALS, gap.signals()));
          insertGap.setLong(9, gap.count());
          insertGap.setString(10, gap.reason());
          insertGap.executeUpdate();
        });
  }

  @Override
  public void state(String key, byte[] bytes) {
    run(
        () -> {
          upsertState.setString(1, terminal);
          upsertState.setString(2, key);
          upsertState.setBytes(3, bytes);
          upsertState.executeUpdate();
        });
  }

  @Override
  public void through(EquipmentId equipment, long utcMicroseconds) {
    run(
        () -> {
          upsertThrough.setString(1, terminal);
          upsertThrough.setString(2, equipment.value());
          upsertThrough.setLong(3, utcMicroseconds);
          upsertThrough.executeUpdate();
        });
  }

  @Override
  public void alarm(Alarm alarm) {
    run(
        () -> {
          insertAlarm.setString(1, terminal);
          insertAlarm.setString(2, alarm.kind());
          insertAlarm.setString(3, alarm.subject());
          insertAlarm.setLong(4, alarm.sinceUtcMicroseconds());
          insertAlarm.setString(5, alarm.text());
          insertAlarm.executeUpdate();
        });
  }

  @Override
  public void commit() throws LedgerFault {
    SQLException failed = failure;
    if (failed == null) {
      try {
        transaction.commit();
        open = false;
        failures = 0;
        return;
      } catch (SQLException e) {
        failed = e;
      }
    }
    failures++;
    close();
    throw new LedgerFault("the ledger could not take a batch", failed);
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      journals.forget();
      transaction.rollback();
    }
  }

  private void run(Write write) {
    if (failure == null) {
      try {
        write.run();
      } catch (SQLException e) {
        failure = e;
        if ((e.getErrorCode() & 0xFF) == SQLITE_CONSTRAINT) {
          throw new IllegalStateException("terminal " + terminal + ": in the ledger already", e);
        }
      }
    }
  }

  void end() throws SQLException {
    packing.end();
    events.close();
    intervals.close();
    journals.close();
    for (PreparedStatement statement :
        new PreparedStatement[] {insertBlock, insertGap, upsertState, upsertThrough, insertAlarm}) {
      statement.close();
    }
  }
}
