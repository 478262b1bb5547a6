package org.tallyport.gateway.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.DataFormatException;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.fold.RecordedGap;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.recognise.EventId;
import org.tallyport.gateway.recognise.EventType;
import org.tallyport.gateway.tally.Counts;
import org.tallyport.gateway.tally.Coverage;
import org.tallyport.gateway.tally.Interval;
import org.tallyport.wire.BlockCodec;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.MalformedBlock;

/**
 * Queries over what is committed, for several threads; one connection, one query at a time. Windows
 * are inclusive at the begin and exclusive at the end, in UTC microseconds. A ledger that cannot be
 * read throws {@link UncheckedIOException}.
 */
public final class LedgerReader implements AutoCloseable {
  private static final String EVENTS =
      "SELECT e.*, j.id AS journal_id FROM event e JOIN journal j ON j.key = e.journal ";

  private final Path file;
  private final Connection connection;

  private LedgerReader(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Opens the file of a ledger that is there already. */
  public static LedgerReader open(Path file) throws LedgerFault {
    try {
      return new LedgerReader(file, new SqliteFile(file, SqliteFile.Durability.FULL).reader());
    } catch (SQLException e) {
      throw new LedgerFault("ledger " + file + " cannot be opened for queries", e);
    }
  }

  /** A row to a value. */
  @FunctionalInterface
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** The quarters of an equipment whose start lies in the window, by start. */
  public List<Interval> intervals(String terminal, EquipmentId equipment, long from, long to) {
    return query(
        "SELECT * FROM interval WHERE terminal = ? AND equipment = ? AND start_us >= ?"
            + " AND start_us < ? ORDER BY start_us",
        LedgerReader::interval,
        terminal,
        equipment.value(),
        from,
        to);
  }

  /** Up to when an equipment is known or a recorded gap. */
  public OptionalLong through(String terminal, EquipmentId equipment) {
    List<Long> found =
        query(
            "SELECT utc_us FROM through WHERE terminal = ? AND equipment = ?",
            row -> row.getLong(1),
            terminal,
            equipment.value());
    return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of(found.getFirst());
  }

  /**
   * Events of one type in a window, from new to old.
   *
   * @param beforeUtc with {@code before}: only what comes behind that event; else MAX_VALUE
   * @param before the last event already given
   */
  public List<Event> events(
      String terminal,
      EquipmentId equipment,
      EventType type,
      long from,
      long to,
      long beforeUtc,
      EventId before,
      int limit) {
    return query(
        EVENTS
            + "WHERE e.terminal = ? AND e.equipment = ? AND e.type = ? AND e.utc_us >= ?"
            + " AND e.utc_us < ? AND (e.utc_us, j.id, e.block, e.idx) < (?, ?, ?, ?)"
            + " ORDER BY e.utc_us DESC, j.id DESC, e.block DESC, e.idx DESC LIMIT ?",
        EventRow::event,
        terminal,
        equipment.value(),
        type.word(),
        from,
        to,
        beforeUtc,
        before.journal().value(),
        before.block(),
        (long) before.index(),
        (long) limit);
  }

  /** Faults at any equipment in a window, from new to old. */
  public List<Event> faults(String terminal, long from, long to, int limit) {
    return query(
        EVENTS
            + "WHERE e.terminal = ? AND e.utc_us >= ? AND e.utc_us < ?"
            + " AND e.type IN ('snag', 'chatter', 'wiring') ORDER BY e.utc_us DESC LIMIT ?",
        EventRow::event,
        terminal,
        from,
        to,
        (long) limit);
  }

  /** Gaps that touch a window, from new to old. */
  public List<RecordedGap> gaps(String terminal, long from, long to, int limit) {
    return query(
        "SELECT g.*, j.id AS journal_id FROM gap g JOIN journal j ON j.key = g.journal"
            + " WHERE g.terminal = ? AND g.last_us >= ? AND g.first_us < ?"
            + " ORDER BY g.last_us DESC, g.journal, g.block, g.ordinal LIMIT ?",
        LedgerReader::gap,
        terminal,
        from,
        to,
        (long) limit);
  }

  /** Alarms of a terminal, from new to old. */
  public List<Alarm> alarms(String terminal, int limit) {
    return query(
        "SELECT * FROM alarm WHERE terminal = ? ORDER BY since_us DESC, kind, subject LIMIT ?",
        row ->
            new Alarm(
                row.getString("kind"),
                row.getString("subject"),
                row.getLong("since_us"),
                row.getString("text")),
        terminal,
        (long) limit);
  }

  /**
   * What boards have delivered.
   *
   * @param blocks blocks held
   * @param readings readings in them
   */
  public record Delivered(long blocks, long readings) {}

  /** Counts what a terminal's boards have delivered; reads every block. */
  public Delivered delivered(String terminal) {
    List<Long> readings =
        query(
            "SELECT b.packed, b.bytes FROM block b JOIN journal j ON j.key = b.journal"
                + " WHERE j.terminal = ?",
            LedgerReader::readings,
            terminal);
    return new Delivered(readings.size(), readings.stream().mapToLong(Long::longValue).sum());
  }

  private static long readings(ResultSet row) throws SQLException {
    try {
      byte[] bytes = row.getBytes(2);
      Content content = BlockCodec.decode(row.getInt(1) == 1 ? Packing.unpack(bytes) : bytes);
      return content instanceof Content.Readings readings ? readings.readings().size() : 0;
    } catch (DataFormatException | MalformedBlock e) {
      throw new SQLException("a block cannot be read: " + e.getMessage(), e);
    }
  }

  private static Interval interval(ResultSet row) throws SQLException {
    long[] sums = new long[IntervalUpsert.SUMS.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = row.getLong(4 + i);
    }
    return new Interval(
        new EquipmentId(row.getString("equipment")),
        row.getLong("start_us"),
        new Counts(
            sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], sums[8],
            sums[9]),
        new Coverage(sums[10], sums[11], sums[12], sums[13], sums[14]));
  }

  private static RecordedGap gap(ResultSet row) throws SQLException {
    String signals = row.getString("signals");
    return new RecordedGap(
        new EquipmentId(row.getString("equipment")),
        new JournalId(row.getString("journal_id")),
        row.getLong("block"),
        row.getInt("ordinal"),
        signals.isEmpty() ? List.of() : List.of(signals.split(Schema.BETWEEN_SIGNALS)),
        row.getLong("first_us"),
        row.getLong("last_us"),
        row.getLong("count"),
        row.getString("reason"));
  }

  private synchronized <T> List<T> query(String sql, Row<T> reader, Object... arguments) {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        select.setObject(i + 1, arguments[i]);
      }
      List<T> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(reader.read(row));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException("ledger " + file + " cannot be read", e));
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException("ledger " + file + " does not close", e));
    }
  }
}
