package org.tallyport.edge.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.wire.BlockCodec;
import org.tallyport.wire.Content;
import org.tallyport.wire.MalformedBlock;

/** The table {@code block}; its statements are prepared once. */
final class BlockTable implements AutoCloseable {
  static final String LAYOUT =
      "CREATE TABLE IF NOT EXISTS block (key INTEGER PRIMARY KEY, first_number INTEGER NOT NULL,"
          + " chain INTEGER NOT NULL, kind INTEGER NOT NULL, equipment TEXT,"
          + " written_us INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT";

  private static final int ROWS_AT_ONCE = 256;

  private final PreparedStatement insert;
  private final PreparedStatement delete;
  private final PreparedStatement chain;
  private final PreparedStatement range;

  /** A row as it is stored. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Row(
      long key,
      long firstNumber,
      long chain,
      String equipment,
      long writtenMicroseconds,
      byte[] bytes) {
    Content content() throws MalformedBlock {
      return BlockCodec.decode(bytes);
    }
  }

  BlockTable(Connection connection) throws SQLException {
    insert =
        connection.prepareStatement(
            "INSERT INTO block (key, first_number, chain, kind, equipment, written_us, bytes)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)");
    delete = connection.prepareStatement("DELETE FROM block WHERE key BETWEEN ? AND ?");
    chain = connection.prepareStatement("SELECT chain FROM block WHERE key = ?");
    range =
        connection.prepareStatement(
            "SELECT key, first_number, chain, equipment, written_us, bytes FROM block"
                + " WHERE key BETWEEN ? AND ? ORDER BY key LIMIT "
                + ROWS_AT_ONCE);
  }

  void insert(long key, long firstNumber, long itsChain, Content content, long utc, byte[] bytes)
      throws SQLException {
    insert.setLong(1, key);
    insert.setLong(2, firstNumber);
    insert.setLong(3, itsChain);
    insert.setInt(4, bytes[0]);
    insert.setString(5, equipment(content));
    insert.setLong(6, utc);
    insert.setBytes(7, bytes);
    insert.executeUpdate();
  }

  void delete(long firstKey, long lastKey) throws SQLException {
    delete.setLong(1, firstKey);
    delete.setLong(2, lastKey);
    delete.executeUpdate();
  }

  OptionalLong chain(long key) throws SQLException {
    chain.setLong(1, key);
    try (ResultSet row = chain.executeQuery()) {
      return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
    }
  }

  /** Rows in order, until so many bytes are reached; at least one when there is one. */
  List<Row> range(long firstKey, long lastKey, long mostBytes) throws SQLException {
    range.setLong(1, firstKey);
    range.setLong(2, lastKey);
    List<Row> rows = new ArrayList<>();
    long left = mostBytes;
    try (ResultSet row = range.executeQuery()) {
      while (row.next()) {
        byte[] bytes = row.getBytes(6);
        left -= bytes.length;
        if (left < 0 && !rows.isEmpty()) {
          break;
        }
        String equipment = row.getString(4);
        rows.add(
            new Row(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                equipment == null ? "" : equipment,
                row.getLong(5),
                bytes));
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    insert.close();
    delete.close();
    chain.close();
    range.close();
  }

  private static String equipment(Content content) {
    return switch (content) {
      case Content.Readings readings -> readings.equipment().value();
      case Content.Gap gap -> gap.equipment().value();
      case Content.Definition definition -> definition.signal().equipment().value();
      case Content.Clock _ -> "";
      case Content.Dropped dropped ->
          dropped.gaps().stream()
              .map(Content.Gap::equipment)
              .map(EquipmentId::value)
              .findFirst()
              .orElse("");
    };
  }
}
