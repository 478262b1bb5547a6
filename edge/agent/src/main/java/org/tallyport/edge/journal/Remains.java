package org.tallyport.edge.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Signal;

/**
 * What a damaged file still says, but for its blocks: these follow by the {@link Move}s named here.
 *
 * @param definitions by alias
 * @param throughs up to when its readings were kept
 * @param bdSeq of the last CONNECT
 * @param journals those with blocks that the gateway does not hold, none moved yet; ordinals are
 *     those of a new file
 * @param moves of their blocks
 */
record Remains(
    SortedMap<Long, Signal> definitions,
    Map<EquipmentId, LastThrough> throughs,
    OptionalLong bdSeq,
    List<JournalRow> journals,
    List<Move> moves) {
  private static final Logger LOG = LoggerFactory.getLogger(Remains.class);

  /** Where nothing was before. */
  static Remains none() {
    return new Remains(new TreeMap<>(), Map.of(), OptionalLong.empty(), List.of(), List.of());
  }

  /** Reads each table as far as that goes. */
  static Remains of(Path damaged) {
    try (Connection source = SqliteFile.openToRead(damaged)) {
      List<JournalRow> journals = new ArrayList<>();
      List<Move> moves = new ArrayList<>();
      List<Move> unfinished =
          tried(damaged, "unfinished moves", StateTables::moves, source, List.<Move>of());
      for (JournalRow row :
          tried(damaged, "journals", StateTables::journals, source, List.<JournalRow>of())) {
        long target = journals.size() + 1L;
        List<Move> its = moves(row, unfinished, target, damaged);
        if (!its.isEmpty()) {
          journals.add(row.unmoved(target));
          moves.addAll(its);
        }
      }
      return new Remains(
          tried(damaged, "definitions", StateTables::definitions, source, new TreeMap<>()),
          throughs(source, damaged),
          tried(damaged, "bdSeq", StateTables::bdSeq, source, OptionalLong.empty()),
          journals,
          moves);
    } catch (SQLException e) {
      LOG.warn("{} cannot be read: {}", damaged, e.getMessage());
      return none();
    }
  }

  static Map<EquipmentId, LastThrough> throughs(@Nullable Connection source, Path damaged) {
    return source == null
        ? Map.of()
        : tried(damaged, "last times", StateTables::throughs, source, Map.of());
  }

  /**
   * First what it held, then what was still to come from files damaged before. What was to be moved
   * within it is lost: one block more than it held tells so, as a dropped one.
   */
  private static List<Move> moves(
      JournalRow row, List<Move> unfinished, long target, Path damaged) {
    List<Move> its = unfinished.stream().filter(move -> move.target() == row.ordinal()).toList();
    boolean lost = its.stream().anyMatch(move -> !move.fromAnotherFile());
    String file = damaged.getFileName().toString();
    long end = lost ? row.next() + 1 : row.next();
    Move held = new Move(target, file, row.ordinal(), row.acknowledged() + 1, end, row.chain());
    return Stream.concat(
            Stream.of(held).filter(move -> move.left() > 0),
            its.stream().filter(Move::fromAnotherFile).map(move -> move.into(target)))
        .toList();
  }

  /**
   * Writes what a new file is to begin with, but for the definitions, which are its first blocks.
   */
  void write(StateTables state) throws SQLException {
    for (Map.Entry<EquipmentId, LastThrough> through : throughs.entrySet()) {
      state.put(through.getKey(), through.getValue());
    }
    if (bdSeq.isPresent()) {
      state.put(StateTables.BD_SEQ, bdSeq.getAsLong());
    }
    for (JournalRow journal : journals) {
      state.put(journal);
    }
    for (Move move : moves) {
      state.put(move);
    }
  }

  private interface Question<T> {
    T of(Connection source) throws SQLException;
  }

  private static <T> T tried(
      Path damaged, String what, Question<T> question, Connection source, T otherwise) {
    try {
      return question.of(source);
    } catch (SQLException e) {
      LOG.warn("{}: no {} can be read: {}", damaged, what, e.getMessage());
      return otherwise;
    }
  }
}
