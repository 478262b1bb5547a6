package org.tallyport.edge.journal;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.tallyport.wire.BlockCodec;
import org.tallyport.wire.Chain;
import org.tallyport.wire.Content;
import org.tallyport.wire.MalformedBlock;

/**
 * Moves blocks to the end of a journal, a piece at a time, each piece within one transaction: a
 * crash between two leaves every block in one place. Within a file they get new numbers and a new
 * chain. From a damaged file they keep both, as far as their chain holds; what comes after the
 * first hole is one dropped block that ends the journal.
 */
final class Moving implements AutoCloseable {
  /** In one piece. */
  static final int MOST_BLOCKS = 1_024;

  private static final long MOST_BYTES = 1 << 20;
  private static final long BYTES_AT_ONCE = 256 << 10;

  private final BlockTable blocks;
  private final StateTables state;
  private final Asides asides;
  private final Chain chain = new Chain();
  private Optional<DamagedFile> damaged = Optional.empty();

  Moving(BlockTable blocks, StateTables state, Asides asides) {
    this.blocks = blocks;
    this.state = state;
    this.asides = asides;
  }

  /**
   * What a piece has changed, for memory to learn once it is committed.
   *
   * @param target the journal that grew
   * @param rest what is still to be moved
   * @param moved blocks moved or saved
   */
  record Piece(JournalRow target, Optional<Move> rest, int moved) {}

  /** Moves one piece, within the caller's transaction. */
  Piece piece(Move move, JournalRow target, long utcMicroseconds) throws SQLException {
    Piece piece =
        move.fromAnotherFile()
            ? saved(move, target, utcMicroseconds)
            : renumbered(move, target, utcMicroseconds);
    state.put(piece.target());
    state.remove(move);
    if (piece.rest().isPresent()) {
      state.put(piece.rest().get());
    }
    return piece;
  }

  private Piece renumbered(Move move, JournalRow target, long utc) throws SQLException {
    JournalRow grown = target;
    Move rest = move;
    int moved = 0;
    long left = MOST_BYTES;
    while (rest.left() > 0 && moved < MOST_BLOCKS && left > 0) {
      long first = JournalRow.key(rest.source(), rest.next());
      long last = JournalRow.key(rest.source(), rest.end() - 1);
      List<BlockTable.Row> rows = blocks.range(first, last, Math.min(left, BYTES_AT_ONCE));
      if (rows.isEmpty()) {
        return new Piece(grown, Optional.empty(), moved);
      }
      blocks.delete(first, rows.getLast().key()); // first, so that its pages can be used again
      for (BlockTable.Row row : rows) {
        grown = appended(grown, row, utc);
        left -= row.bytes().length;
      }
      moved += rows.size();
      rest = rest.from(JournalRow.number(rows.getLast().key()) + 1);
    }
    return new Piece(grown, Optional.of(rest).filter(r -> r.left() > 0), moved);
  }

  private JournalRow appended(JournalRow target, BlockTable.Row row, long utc) throws SQLException {
    Content content;
    try {
      content = row.content();
    } catch (MalformedBlock e) {
      content = BlockReader.unreadable(row);
    }
    return switch (content) {
      case Content.Dropped dropped -> {
        JournalRow grown = target;
        for (Content.Gap gap : dropped.gaps()) {
          grown = appended(grown, gap, BlockCodec.encode(gap), utc);
        }
        yield grown;
      }
      case Content.Definition _ -> target; // the new journal begins with all of them
      case Content.Readings _, Content.Gap _, Content.Clock _ ->
          appended(target, content, row.bytes(), row.writtenMicroseconds());
    };
  }

  private JournalRow appended(JournalRow target, Content content, byte[] bytes, long utc)
      throws SQLException {
    long number = target.next();
    long itsChain = chain.next(target.chain(), number, bytes);
    blocks.insert(target.key(number), number, itsChain, content, utc, bytes);
    return target.appended(number + 1, itsChain);
  }

  private Piece saved(Move move, JournalRow target, long utc) throws SQLException {
    DamagedFile from = damaged(move.file());
    JournalRow grown = target;
    int moved = 0;
    while (grown.next() < move.end() && moved < MOST_BLOCKS) {
      Optional<BlockTable.Row> row = from.next(move, grown, chain);
      if (row.isEmpty()) {
        Content.Dropped rest = from.rest(grown.next(), state.throughs().keySet());
        long last = move.end() - 1;
        byte[] bytes = BlockCodec.encode(rest);
        blocks.insert(target.key(last), grown.next(), move.endChain(), rest, utc, bytes);
        grown = grown.appended(move.end(), move.endChain());
        return new Piece(grown, Optional.empty(), moved);
      }
      grown = copied(grown, row.get());
      moved++;
    }
    Move rest = move.from(grown.next());
    return new Piece(grown, Optional.of(rest).filter(r -> r.left() > 0), moved);
  }

  private JournalRow copied(JournalRow target, BlockTable.Row row) throws SQLException {
    long number = JournalRow.number(row.key());
    try {
      blocks.insert(
          target.key(number),
          row.firstNumber(),
          row.chain(),
          row.content(),
          row.writtenMicroseconds(),
          row.bytes());
    } catch (MalformedBlock e) {
      throw new IllegalStateException("checked before", e);
    }
    return target.appended(number + 1, row.chain());
  }

  /** Kept open from piece to piece. */
  private DamagedFile damaged(String name) {
    if (damaged.isEmpty() || !damaged.get().name().equals(name)) {
      close();
      damaged = Optional.of(DamagedFile.open(asides.named(name)));
    }
    return damaged.get();
  }

  @Override
  public void close() {
    damaged.ifPresent(DamagedFile::close);
    damaged = Optional.empty();
  }
}
