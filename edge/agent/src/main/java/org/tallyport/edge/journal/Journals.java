package org.tallyport.edge.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tallyport.wire.JournalId;

/** The journals of a file as memory has them, oldest first, and what is to be moved into them. */
final class Journals {
  private final NavigableMap<Long, JournalRow> rows = new TreeMap<>();
  private final SortedSet<Move> moves =
      new TreeSet<>(Comparator.comparingLong(Move::target).thenComparingLong(Move::next));

  Journals(Collection<JournalRow> rows, Collection<Move> moves) {
    rows.forEach(this::put);
    moves.forEach(this::put);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  Collection<JournalRow> rows() {
    return rows.values();
  }

  /** The journal that appends go to: the youngest. */
  JournalRow current() {
    return rows.lastEntry().getValue();
  }

  /** The oldest journal with blocks that the gateway does not hold, else the current one. */
  JournalRow draining() {
    return rows.values().stream().filter(row -> !drained(row)).findFirst().orElseGet(this::current);
  }

  /** Whether nothing of it is left to deliver, nor will be. */
  boolean drained(JournalRow row) {
    return row.drained() && !grows(row);
  }

  private boolean grows(JournalRow row) {
    return moves.stream().anyMatch(move -> move.target() == row.ordinal());
  }

  /**
   * The journals that may give up blocks, oldest first: none that is younger than one whose older
   * blocks are still to come.
   */
  List<JournalRow> sheddable() {
    List<JournalRow> sheddable = new ArrayList<>();
    for (JournalRow row : rows.values()) {
      sheddable.add(row);
      if (grows(row)) {
        break;
      }
    }
    return sheddable;
  }

  Optional<JournalRow> of(JournalId journal) {
    return rows.values().stream().filter(row -> row.id().equals(journal)).findFirst();
  }

  JournalRow of(Move move) {
    JournalRow target = rows.get(move.target());
    if (target == null) {
      throw new IllegalStateException(move + ": there is no such journal");
    }
    return target;
  }

  /** The oldest one. */
  Optional<Move> move() {
    return moves.stream().findFirst();
  }

  /** Names of the damaged files that blocks are still to come from. */
  Set<String> awaited() {
    return moves.stream().filter(Move::fromAnotherFile).map(Move::file).collect(Collectors.toSet());
  }

  /** Blocks that the gateway does not hold. */
  long unacknowledged() {
    long stored =
        rows.values().stream().mapToLong(row -> row.next() - 1 - row.acknowledged()).sum();
    return stored + moves.stream().mapToLong(Move::left).sum();
  }

  void put(JournalRow row) {
    rows.put(row.ordinal(), row);
  }

  void remove(JournalRow row) {
    rows.remove(row.ordinal());
  }

  void put(Move move) {
    moves.add(move);
  }

  void remove(Move move) {
    moves.remove(move);
  }
}
