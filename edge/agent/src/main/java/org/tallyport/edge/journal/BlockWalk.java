package org.tallyport.edge.journal;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Goes through the numbers of a stretch in order, in bounded memory. Where rows cannot be read it
 * goes on behind them.
 */
public final class BlockWalk implements Iterator<Held> {
  private static final long BYTES_AT_ONCE = 256 << 10;

  /** After a row that cannot be read, the rows before the next such one must come through. */
  private static final int ROWS_SINGLY = 256;

  private final BlockTable blocks;
  private final HeldJournal.Stretch stretch;
  private final Deque<BlockTable.Row> ready = new ArrayDeque<>();
  private long expected;
  private long singlyBelow;

  BlockWalk(BlockTable blocks, HeldJournal.Stretch stretch) {
    this.blocks = blocks;
    this.stretch = stretch;
    expected = stretch.first();
  }

  @Override
  public boolean hasNext() {
    return expected <= stretch.last();
  }

  /** What follows; never throws for what SQLite cannot read. */
  @Override
  public Held next() {
    if (!hasNext()) {
      throw new NoSuchElementException("behind block " + stretch.last());
    }
    if (ready.isEmpty()) {
      Optional<String> failure = failureToRead();
      if (failure.isPresent()) {
        return unreadable(failure.get());
      }
    }
    BlockTable.Row row = ready.peek();
    if (row == null) {
      return missing(stretch.last());
    }
    long number = JournalRow.number(row.key());
    long first = Math.min(row.firstNumber(), number);
    if (first > expected) {
      return missing(first - 1);
    }
    ready.remove();
    expected = number + 1;
    return new Held.Stored(
        row.firstNumber(),
        number,
        row.chain(),
        row.equipment(),
        row.writtenMicroseconds(),
        row.bytes());
  }

  private Held missing(long last) {
    long first = expected;
    expected = last + 1;
    return new Held.Missing(first, last);
  }

  private Held unreadable(String reason) {
    long first = expected;
    do {
      expected++;
      singlyBelow = expected + ROWS_SINGLY;
    } while (hasNext() && failureToRead().isPresent());
    return new Held.Unreadable(first, expected - 1, reason);
  }

  /** Reads rows on; why it could not. */
  private Optional<String> failureToRead() {
    long first = JournalRow.key(stretch.ordinal(), expected);
    long last = JournalRow.key(stretch.ordinal(), stretch.last());
    try {
      ready.addAll(blocks.range(first, last, expected < singlyBelow ? 1 : BYTES_AT_ONCE));
      return Optional.empty();
    } catch (SQLException e) {
      if (expected >= singlyBelow) {
        singlyBelow = expected + ROWS_SINGLY;
        return failureToRead();
      }
      return Optional.of(String.valueOf(e.getMessage()).replace('\n', ' '));
    }
  }
}
