package org.tallyport.edge.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
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
  private final Connection connection;
  private final Transaction transaction;
  private final BlockTable blocks;
  private final StateTables state;
  private final Asides asides;
  private final Moving moving;
  private final Shedding shedding;
  private final BlockReader reader;
  private final JournalSettings settings;
  private final JournalCounters counters;
  private final Chain chain = new Chain();
  private final ByteWriter writer = new ByteWriter();
  private final Tail tail = new Tail();
  private final Journals journals;
  private final SortedMap<Long, Signal> definitions;
  private final Map<EquipmentId, LastThrough> throughs;
  private Optional<Content.Clock> lastClock = Optional.empty();
  private final List<JournalRow> removed = new ArrayList<>();
  private boolean deletable = true;
  private boolean broken;

  JournalFile(
      Connection connection, JournalSettings settings, Asides asides, JournalCounters counters)
      throws SQLException {
    this.connection = connection;
    this.settings = settings;
    this.asides = asides;
    this.counters = counters;
    transaction = new Transaction(connection);
    blocks = new BlockTable(connection);
    state = new StateTables(connection);
    moving = new Moving(blocks, state, asides);
    shedding = new Shedding(connection, blocks, settings, counters);
    reader = new BlockReader(blocks, counters);
    journals = new Journals(StateTables.journals(connection), StateTables.moves(connection));
    definitions = StateTables.definitions(connection);
    throughs = StateTables.throughs(connection);
  }

  /** Whether no journal was begun in this file yet. */
  boolean fresh() {
    return journals.isEmpty();
  }

  /** The oldest journal with blocks that the gateway does not hold, else the current one. */
  JournalRow draining() {
    return journals.draining();
  }

  SortedMap<Long, Signal> definitions() {
    return definitions;
  }

  Optional<LastThrough> lastThrough(EquipmentId equipment) {
    return Optional.ofNullable(throughs.get(equipment));
  }

  /** Begins the first journal of a new file after what remains of a damaged one. */
  void begin(JournalId id, Remains remains, long utcMicroseconds) throws SQLException {
    definitions.putAll(remains.definitions());
    Batch batch =
        transact(
            () -> {
              remains.write(state);
              return begun(id, remains.journals().size() + 1L, utcMicroseconds);
            });
    remains.journals().forEach(journals::put);
    remains.moves().forEach(journals::put);
    throughs.putAll(remains.throughs());
    learn(batch);
  }

  /** Writes a new journal with all definitions known and the last clock. */
  private Batch begun(JournalId id, long ordinal, long utcMicroseconds) throws SQLException {
    long start = chain.start(id);
    JournalRow row = new JournalRow(ordinal, id, 1, start, 0, start);
    Batch batch = new Batch(row, blocks, state, chain, writer, utcMicroseconds);
    for (Map.Entry<Long, Signal> definition : definitions.entrySet()) {
      batch.add(new Content.Definition(definition.getKey(), definition.getValue()));
    }
    if (lastClock.isPresent()) {
      batch.add(lastClock.get());
    }
    batch.finish();
    return batch;
  }

  List<StoredBlock> append(List<Content> contents, long utcMicroseconds) throws SQLException {
    if (shedding.due(journals.sheddable(), contents)) {
      makeRoom();
    }
    Batch batch =
        transact(
            () -> {
              deleteAcknowledged();
              Batch appended =
                  new Batch(journals.current(), blocks, state, chain, writer, utcMicroseconds);
              for (Content content : contents) {
                appended.add(content);
              }
              appended.finish();
              return appended;
            });
    deleted();
    learn(batch);
    return batch.written();
  }

  /**
   * In a transaction of its own, so that what it gave up stays so, whatever comes of the append.
   */
  private void makeRoom() throws SQLException {
    boolean shed =
        transact(
            () -> {
              deleteAcknowledged();
              return shedding.shed(journals.sheddable());
            });
    deleted();
    shedding.committed();
    if (shed) {
      tail.clear(journals.current().next());
    }
  }

  /**
   * Moves the unacknowledged blocks of a journal from a number on to a new journal: a first piece
   * at once, the rest by {@link #moveOn}. While there is a rest, appends go to a second new one,
   * which is delivered after it.
   *
   * @return false when there is no such journal or number, or while blocks are being moved
   */
  boolean fork(JournalId journal, long number, Supplier<JournalId> fresh, long utcMicroseconds)
      throws SQLException {
    Optional<JournalRow> found = journals.of(journal);
    if (found.isEmpty() || number < 1 || number >= found.get().next() || moves()) {
      return false;
    }
    JournalRow old = found.get();
    long from = Math.max(number, old.acknowledged() + 1);
    JournalRow cut = old.appended(from, chainBefore(old, from));
    long ordinal = journals.current().ordinal() + 1;
    Move all = Move.within(ordinal, old.ordinal(), from, old.next());
    List<Batch> begun = new ArrayList<>();
    Moving.Piece piece =
        transact(
            () -> {
              begun.clear();
              state.put(cut);
              begun.add(begun(fresh.get(), ordinal, utcMicroseconds));
              Moving.Piece first = moving.piece(all, begun.getFirst().row(), utcMicroseconds);
              if (first.rest().isPresent()) {
                begun.add(begun(fresh.get(), ordinal + 1, utcMicroseconds));
              }
              return first;
            });
    journals.put(cut);
    begun.forEach(this::learn);
    learn(all, piece);
    return true;
  }

  private long chainBefore(JournalRow row, long number) throws SQLException {
    return number == row.acknowledged() + 1
        ? row.acknowledgedChain()
        : blocks.chain(row.key(number - 1)).orElse(row.acknowledgedChain());
  }

  /** Whether blocks are still to be moved within this file, or to come from a damaged one. */
  boolean moves() {
    return journals.move().isPresent();
  }

  /** Names of the damaged files that blocks are still to come from. */
  Set<String> awaited() {
    return journals.awaited();
  }

  /** Moves the next piece, if any. */
  void moveOn(long utcMicroseconds) throws SQLException {
    Optional<Move> next = journals.move();
    if (next.isPresent()) {
      Move move = next.get();
      JournalRow target = journals.of(move);
      learn(move, transact(() -> moving.piece(move, target, utcMicroseconds)));
    }
  }

  private void learn(Move move, Moving.Piece piece) {
    counters.add(JournalCount.COMMITS, 1);
    counters.add(
        move.fromAnotherFile() ? JournalCount.SALVAGED : JournalCount.MOVED, piece.moved());
    journals.put(piece.target());
    journals.remove(move);
    piece.rest().ifPresent(journals::put);
    deletable = true;
  }

  /** Remembers an acknowledgement; its blocks go with the next append. */
  Acknowledged acknowledge(Acknowledgement acknowledgement) throws SQLException {
    Optional<JournalRow> found = journals.of(acknowledgement.journal());
    if (found.isEmpty() || acknowledgement.number() >= found.get().next()) {
      return Acknowledged.FOREIGN;
    }
    JournalRow row = found.get();
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
    boolean current = row.equals(journals.current());
    journals.put(row.acknowledged(number, acknowledgement.chain()));
    deletable = true;
    if (current) {
      tail.removeThrough(number);
    }
    return Acknowledged.TAKEN;
  }

  /** Blocks of a journal after a number, in order, at least one when there is one. */
  List<StoredBlock> after(JournalId journal, long number, long mostBytes) throws SQLException {
    Optional<JournalRow> found = journals.of(journal);
    if (found.isEmpty()) {
      return List.of();
    }
    JournalRow row = found.get();
    long from = Math.max(number, row.acknowledged());
    if (row.equals(journals.current()) && tail.get(from + 1) != null) {
      List<StoredBlock> recent = new ArrayList<>();
      tail.collect(from + 1, mostBytes, recent);
      return recent;
    }
    return from + 1 >= row.next() ? List.of() : reader.read(row, from, mostBytes);
  }

  /** The number of the next CONNECT, 0 to 255, durable before it is given. */
  int nextBdSeq() throws SQLException {
    return transact(
        () -> {
          long next = state.bdSeq().orElse(-1) + 1 & 0xFF;
          state.put(StateTables.BD_SEQ, next);
          return (int) next;
        });
  }

  long usedBytes() throws SQLException {
    return shedding.usedBytes();
  }

  /** Blocks that the gateway does not hold. */
  long unacknowledged() {
    return journals.unacknowledged();
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      closeStatements();
    }
  }

  private void closeStatements() throws SQLException {
    moving.close();
    shedding.close();
    blocks.close();
    state.close();
  }

  private <T> T transact(Transaction.Work<T> work) throws SQLException {
    boolean done = false;
    try {
      T result = transaction.of(work);
      done = true;
      return result;
    } finally {
      if (!done) {
        broken = true;
      }
    }
  }

  private void learn(Batch batch) {
    counters.add(JournalCount.COMMITS, 1);
    counters.add(JournalCount.APPENDED, batch.written().size());
    deletable |= journals.of(batch.row().id()).isEmpty();
    journals.put(batch.row());
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
    for (JournalRow row : journals.rows()) {
      blocks.delete(row.key(0), row.key(row.acknowledged()));
      if (journals.drained(row) && !row.equals(journals.current())) {
        state.remove(row);
        removed.add(row);
      } else {
        state.put(row);
      }
    }
  }

  /** The deletion is committed. */
  private void deleted() {
    removed.forEach(journals::remove);
    removed.clear();
    deletable = false;
  }

  private OptionalLong chain(JournalRow row, long number) throws SQLException {
    StoredBlock recent = row.equals(journals.current()) ? tail.get(number) : null;
    return recent != null ? OptionalLong.of(recent.block().chain()) : blocks.chain(row.key(number));
  }

  /** Whether a failure may have left statements unusable. */
  boolean broken() {
    return broken;
  }

  /** A question failed: it may have left a statement unusable. */
  void questionFailed() {
    broken = true;
  }

  /** The same file with new statements, and what memory knows of it. */
  JournalFile renewed() throws SQLException {
    try {
      closeStatements();
    } catch (SQLException e) {
      // They are broken; new ones take their place.
    }
    transaction.none();
    JournalFile again = new JournalFile(connection, settings, asides, counters);
    for (JournalRow row : journals.rows()) {
      again
          .journals
          .of(row.id())
          .filter(stored -> stored.acknowledged() < row.acknowledged())
          .ifPresent(
              stored ->
                  again.journals.put(
                      stored.acknowledged(row.acknowledged(), row.acknowledgedChain())));
    }
    again.lastClock = lastClock;
    again.shedding.goOn(shedding);
    return again;
  }
}
