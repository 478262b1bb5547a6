package org.tallyport.edge.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Signal;
import org.tallyport.wire.BlockCodec;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.MalformedBlock;

/**
 * The small tables beside the blocks: journals, what is to be moved into them, definitions, last
 * throughs, the board's number.
 */
final class StateTables implements AutoCloseable {
  /** Name of the number of the last CONNECT. */
  static final String BD_SEQ = "bdSeq";

  private static final List<String> LAYOUT =
      List.of(
          "CREATE TABLE IF NOT EXISTS journal (ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL,"
              + " next INTEGER NOT NULL, chain INTEGER NOT NULL, acknowledged INTEGER NOT NULL,"
              + " acknowledged_chain INTEGER NOT NULL) STRICT",
          "CREATE TABLE IF NOT EXISTS moving (target INTEGER NOT NULL, file TEXT NOT NULL,"
              + " source INTEGER NOT NULL, next INTEGER NOT NULL, end INTEGER NOT NULL,"
              + " end_chain INTEGER NOT NULL, PRIMARY KEY (target, next)) STRICT, WITHOUT ROWID",
          "CREATE TABLE IF NOT EXISTS definition (alias INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"
              + " STRICT",
          "CREATE TABLE IF NOT EXISTS equipment (id TEXT PRIMARY KEY, boot INTEGER NOT NULL,"
              + " through_us INTEGER NOT NULL) STRICT, WITHOUT ROWID",
          "CREATE TABLE IF NOT EXISTS board (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT,"
              + " WITHOUT ROWID",
          BlockTable.LAYOUT,
          "PRAGMA application_id = " + SqliteFile.APPLICATION_ID,
          "PRAGMA user_version = " + SqliteFile.LAYOUT);

  private final Connection connection;
  private final PreparedStatement journal;
  private final PreparedStatement removeJournal;
  private final PreparedStatement move;
  private final PreparedStatement removeMove;
  private final PreparedStatement definition;
  private final PreparedStatement through;
  private final PreparedStatement number;

  StateTables(Connection connection) throws SQLException {
    this.connection = connection;
    journal =
        connection.prepareStatement(
            "INSERT INTO journal (ordinal, id, next, chain, acknowledged, acknowledged_chain)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET next = excluded.next,"
                + " chain = excluded.chain, acknowledged = excluded.acknowledged,"
                + " acknowledged_chain = excluded.acknowledged_chain");
    removeJournal = connection.prepareStatement("DELETE FROM journal WHERE ordinal = ?");
    move =
        connection.prepareStatement(
            "INSERT INTO moving (target, file, source, next, end, end_chain)"
                + " VALUES (?, ?, ?, ?, ?, ?)");
    removeMove = connection.prepareStatement("DELETE FROM moving WHERE target = ? AND next = ?");
    definition =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO definition (alias, bytes) VALUES (?, ?)");
    through =
        connection.prepareStatement(
            "INSERT INTO equipment (id, boot, through_us) VALUES (?, ?, ?) ON CONFLICT"
                + " DO UPDATE SET boot = excluded.boot, through_us = excluded.through_us");
    number =
        connection.prepareStatement("INSERT OR REPLACE INTO board (name, value) VALUES (?, ?)");
  }

  static void create(Connection connection) throws SQLException {
    new Transaction(connection)
        .of(
            () -> {
              try (Statement statement = connection.createStatement()) {
                for (String table : LAYOUT) {
                  statement.executeUpdate(table);
                }
              }
              return LAYOUT;
            });
  }

  void put(JournalRow row) throws SQLException {
    journal.setLong(1, row.ordinal());
    journal.setString(2, row.id().value());
    journal.setLong(3, row.next());
    journal.setLong(4, row.chain());
    journal.setLong(5, row.acknowledged());
    journal.setLong(6, row.acknowledgedChain());
    journal.executeUpdate();
  }

  void remove(JournalRow row) throws SQLException {
    removeJournal.setLong(1, row.ordinal());
    removeJournal.executeUpdate();
  }

  void put(Move row) throws SQLException {
    move.setLong(1, row.target());
    move.setString(2, row.file());
    move.setLong(3, row.source());
    move.setLong(4, row.next());
    move.setLong(5, row.end());
    move.setLong(6, row.endChain());
    move.executeUpdate();
  }

  void remove(Move row) throws SQLException {
    removeMove.setLong(1, row.target());
    removeMove.setLong(2, row.next());
    removeMove.executeUpdate();
  }

  void put(Content.Definition content, byte[] bytes) throws SQLException {
    definition.setLong(1, content.alias());
    definition.setBytes(2, bytes);
    definition.executeUpdate();
  }

  void put(EquipmentId equipment, LastThrough last) throws SQLException {
    through.setString(1, equipment.value());
    through.setLong(2, last.boot());
    through.setLong(3, last.timeMicroseconds());
    through.executeUpdate();
  }

  void put(String name, long value) throws SQLException {
    number.setString(1, name);
    number.setLong(2, value);
    number.executeUpdate();
  }

  /** The number of the last CONNECT. */
  OptionalLong bdSeq() throws SQLException {
    return bdSeq(connection);
  }

  static OptionalLong bdSeq(Connection connection) throws SQLException {
    String query = "SELECT value FROM board WHERE name = '" + BD_SEQ + "'";
    long value = SqliteFile.number(connection, query, -1);
    return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** What is still to be moved, in order. */
  static List<Move> moves(Connection connection) throws SQLException {
    List<Move> moves = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT target, file, source, next, end, end_chain FROM moving"
                    + " ORDER BY target, next")) {
      while (row.next()) {
        moves.add(
            new Move(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6)));
      }
    }
    return moves;
  }

  /** The journals of the file, oldest first. */
  static List<JournalRow> journals(Connection connection) throws SQLException {
    List<JournalRow> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT ordinal, id, next, chain, acknowledged, acknowledged_chain FROM journal"
                    + " ORDER BY ordinal")) {
      while (row.next()) {
        rows.add(
            new JournalRow(
                row.getLong(1),
                new JournalId(row.getString(2)),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6)));
      }
    } catch (IllegalArgumentException e) {
      throw new SQLException("table journal: " + e.getMessage(), e);
    }
    return rows;
  }

  static SortedMap<Long, Signal> definitions(Connection connection) throws SQLException {
    SortedMap<Long, Signal> definitions = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT bytes FROM definition")) {
      while (row.next()) {
        if (BlockCodec.decode(row.getBytes(1)) instanceof Content.Definition definition) {
          definitions.put(definition.alias(), definition.signal());
        }
      }
    } catch (MalformedBlock e) {
      throw new SQLException("table definition: " + e.getMessage(), e);
    }
    return definitions;
  }

  Map<EquipmentId, LastThrough> throughs() throws SQLException {
    return throughs(connection);
  }

  static Map<EquipmentId, LastThrough> throughs(Connection connection) throws SQLException {
    Map<EquipmentId, LastThrough> throughs = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id, boot, through_us FROM equipment")) {
      while (row.next()) {
        throughs.put(
            new EquipmentId(row.getString(1)), new LastThrough(row.getLong(2), row.getLong(3)));
      }
    } catch (IllegalArgumentException e) {
      throw new SQLException("table equipment: " + e.getMessage(), e);
    }
    return throughs;
  }

  @Override
  public void close() throws SQLException {
    journal.close();
    removeJournal.close();
    move.close();
    removeMove.close();
    definition.close();
    through.close();
    number.close();
  }
}
