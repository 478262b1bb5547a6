package org.tallyport.edge.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Signal;
import org.tallyport.wire.Acknowledgement;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.Chain;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;

/**
 * One opened journal file. A method that throws has changed neither the file nor memory. Not for
 * several threads at once; {@link SqliteJournal} guards it.
 */
final class JournalFile implements AutoCloseable {
  private static final String BD_SEQ = "bdSeq";

  private final Connection connection;
  private final BlockTable blocks;
  private final StateTables state;
  private final Shedding shedding;
  private final BlockReader reader;
  private final JournalSettings settings;
  private final JournalCounters counters;
  private final Chain chain = new Chain();
  private final ByteWriter writer = new ByteWriter();
  private final Tail tail = new Tail();
  private final List<JournalRow> rows;
  private final SortedMap<Long, Signal> definitions;
  private final Map<EquipmentId, LastThrough> throughs;
  private Optional<Content.Clock> lastClock = Optional.empty();
  private final List<JournalRow> removed = new ArrayList<>();
  private boolean deletable = true;
  private boolean broken;

  JournalFile(Connection connection, JournalSettings settings, JournalCounters counters)
      throws SQLException {
    this.connection = connection;
    this.settings = settings;
    this.counters = counters;
    blocks = new BlockTable(connection);
    state = new StateTables(connection);
    shedding = new Shedding(connection, blocks, settings, counters);
    reader = new BlockReader(blocks, counters);
    rows = StateTables.journals(connection);
    definitions = StateTables.definitions(connection);
    throughs = StateTables.throughs(connection);
    connection.commit();
  }

  /** Whether no journal was begun in this file yet. */
  boolean fresh() {
    return rows.isEmpty();
  }

  /** The journal that appends go to. */
  JournalRow current() {
    return rows.getLast();
  }

  /** The oldest journal with blocks that the gateway does not hold, else the current one. */
  JournalRow draining() {
    for (JournalRow row : rows) {
      if (!row.drained()) {
        return row;
      }
    }
    return current();
  }

  SortedMap<Long, Signal> definitions() {
    return definitions;
  }

  Optional<LastThrough> lastThrough(EquipmentId equipment) {
    return Optional.ofNullable(throughs.get(equipment));
  }

  /** Begins a new journal with all definitions known and the last clock. */
  void begin(JournalId id, long utcMicroseconds) throws SQLException {
    change(() -> begun(id, utcMicroseconds));
  }

  private Batch begun(JournalId id, long utcMicroseconds) throws SQLException {
    long ordinal = rows.isEmpty() ? 1 : current().ordinal() + 1;
    long start = chain.start(id);
    JournalRow row = new JournalRow(ordinal, id, 1, start, 0, start);
    Batch batch = new Batch(row, blocks, state, chain, writer, utcMicroseconds);
    for (Map.Entry<Long, Signal> definition : definitions.entrySet()) {
      batch.add(new Content.Definition(definition.getKey(), definition.getValue()));
    }
    if (lastClock.isPresent()) {
      batch.add(lastClock.get());
    }
    return batch;
  }

  List<StoredBlock> append(List<Content> contents, long utcMicroseconds) throws SQLException {
    return change(
            () -> {
              if (shedding.shed(rows, contents, utcMicroseconds)) {
                tail.clear(current().next());
              }
              Batch batch = new Batch(current(), blocks, state, chain, writer, utcMicroseconds);
              for (Content content : contents) {
                batch.add(content);
              }
              return batch;
            })
        .written();
  }

  /**
   * Moves the unacknowledged blocks of a journal from a number on to a new journal.
   *
   * @return false when there is no such journal or number
   */
  boolean fork(JournalId journal, long number, JournalId fresh, long utcMicroseconds)
      throws SQLException {
    int at = indexOf(journal);
    if (at < 0 || number < 1 || number >= rows.get(at).next()) {
      return false;
    }
    JournalRow old = rows.get(at);
    long from = Math.max(number, old.acknowledged() + 1);
    OptionalLong before =
        from == old.acknowledged() + 1
            ? OptionalLong.of(old.acknowledgedChain())
            : blocks.chain(old.key(from - 1));
    JournalRow cut = old.appended(from, before.orElse(old.acknowledgedChain()));
    change(
        () -> {
          Batch batch = begun(fresh, utcMicroseconds);
          Moving.move(blocks, old, from, batch);
          state.put(cut);
          return batch;
        });
    rows.set(indexOf(journal), cut);
    return true;
  }

  /** Remembers an acknowledgement; its blocks go with the next append. */
  Acknowledged acknowledge(Acknowledgement acknowledgement) throws SQLException {
    int at = indexOf(acknowledgement.journal());
    if (at < 0 || acknowledgement.number() >= rows.get(at).next()) {
      return Acknowledged.FOREIGN;
    }
    JournalRow row = rows.get(at);
    long number = acknowledgement.number();
    if (number <= row.acknowledged()) {
      boolean other =
          number == row.acknowledged() && acknowledgement.chain() != row.acknowledgedChain();
      return other ? Acknowledged.FOREIGN : Acknowledged.OLD;
    }
    OptionalLong chainOf = chain(row, number);
    if (chainOf.isEmpty()) {
      return Acknowledged.OLD; // inside a dropped range: its end will be acknowledged
    }
    if (chainOf.getAsLong() != acknowledgement.chain()) {
      return Acknowledged.FOREIGN;
    }
    rows.set(at, row.acknowledged(number, acknowledgement.chain()));
    deletable = true;
    if (at == rows.size() - 1) {
      tail.removeThrough(number);
    }
    return Acknowledged.TAKEN;
  }

  /** Blocks of a journal after a number, in order, at least one when there is one. */
  List<StoredBlock> after(JournalId journal, long number, long mostBytes) throws SQLException {
    int at = indexOf(journal);
    if (at < 0) {
      return List.of();
    }
    JournalRow row = rows.get(at);
    long from = Math.max(number, row.acknowledged());
    if (at == rows.size() - 1 && tail.get(from + 1) != null) {
      List<StoredBlock> found = new ArrayList<>();
      tail.collect(from + 1, mostBytes, found);
      return found;
    }
    if (from + 1 >= row.next()) {
      return List.of();
    }
    List<StoredBlock> found = reader.read(row, from, mostBytes);
    connection.commit();
    return found;
  }

  /** The number of the next CONNECT, 0 to 255, durable before it is given. */
  int nextBdSeq() throws SQLException {
    try {
      long next = state.number(BD_SEQ, -1) + 1 & 0xFF;
      state.put(BD_SEQ, next);
      connection.commit();
      return (int) next;
    } catch (SQLException e) {
      rollback(e);
      throw e;
    }
  }

  long usedBytes() throws SQLException {
    return shedding.usedBytes();
  }

  /** Blocks that the gateway does not hold. */
  long unacknowledged() {
    return rows.stream().mapToLong(row -> row.next() - 1 - row.acknowledged()).sum();
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      closeStatements();
    }
  }

  private void closeStatements() throws SQLException {
    shedding.close();
    blocks.close();
    state.close();
  }

  private Batch change(Change change) throws SQLException {
    Batch batch;
    try {
      deleteAcknowledged();
      batch = change.write();
      batch.finish();
      connection.commit();
    } catch (SQLException e) {
      shedding.failed();
      rollback(e);
      throw e;
    }
    learn(batch);
    return batch;
  }

  private void learn(Batch batch) {
    counters.add(JournalCount.COMMITS, 1);
    counters.add(JournalCount.APPENDED, batch.written().size());
    rows.removeAll(removed);
    JournalRow row = batch.row();
    int at = indexOf(row.id());
    deletable = at < 0;
    if (at < 0) {
      rows.add(row);
    } else {
      rows.set(at, row);
    }
    definitions.putAll(batch.definitions());
    throughs.putAll(batch.throughs());
    for (StoredBlock block : batch.written()) {
      tail.add(block);
      if (block.block().content() instanceof Content.Clock clock) {
        lastClock = Optional.of(clock);
      }
    }
  }

  private void deleteAcknowledged() throws SQLException {
    removed.clear();
    if (!deletable) {
      return;
    }
    for (JournalRow row : rows) {
      blocks.delete(row.key(0), row.key(row.acknowledged()));
      if (row.drained() && row.ordinal() != current().ordinal()) {
        state.remove(row);
        removed.add(row);
      } else {
        state.put(row);
      }
    }
  }

  private OptionalLong chain(JournalRow row, long number) throws SQLException {
    StoredBlock recent = row.equals(current()) ? tail.get(number) : null;
    if (recent != null) {
      return OptionalLong.of(recent.block().chain());
    }
    OptionalLong found = blocks.chain(row.key(number));
    connection.commit();
    return found;
  }

  private int indexOf(JournalId journal) {
    for (int i = rows.size() - 1; i >= 0; i--) {
      if (rows.get(i).id().equals(journal)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a failure has left its statements and its transaction unusable. */
  boolean broken() {
    return broken;
  }

  /** A question failed: it may have left a statement unusable. */
  void questionFailed() {
    broken = true;
  }

  /** The same file with new statements and a new transaction, and what memory knows of it. */
  JournalFile renewed() throws SQLException {
    try {
      closeStatements();
    } catch (SQLException e) {
      // They are broken; new ones take their place.
    }
    beginAgain();
    JournalFile again = new JournalFile(connection, settings, counters);
    for (JournalRow row : rows) {
      int at = again.indexOf(row.id());
      if (at >= 0 && again.rows.get(at).acknowledged() < row.acknowledged()) {
        JournalRow stored = again.rows.get(at);
        again.rows.set(at, stored.acknowledged(row.acknowledged(), row.acknowledgedChain()));
      }
    }
    again.lastClock = lastClock;
    return again;
  }

  /** SQLite may have ended the transaction by itself; then there is nothing to roll back. */
  private void beginAgain() throws SQLException {
    try {
      connection.rollback();
    } catch (SQLException e) {
      try {
        connection.setAutoCommit(true);
      } catch (SQLException noTransaction) {
        // Just that: the mode is set all the same.
      }
      connection.setAutoCommit(false);
    }
  }

  private void rollback(SQLException cause) {
    broken = true;
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private interface Change {
    Batch write() throws SQLException;
  }
}
