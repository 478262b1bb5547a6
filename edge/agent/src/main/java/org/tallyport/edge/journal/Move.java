package org.tallyport.edge.journal;

/**
 * Blocks that are still to be moved to the end of a journal, oldest first. Where there are several
 * moves for one journal, they go on where the one before ended.
 *
 * @param target ordinal of that journal; its newest block is the last one moved
 * @param file name of the damaged file where they are, beside this one; empty: this file
 * @param source ordinal there
 * @param next number there of the next block to move
 * @param end number there after the last one
 * @param endChain chain of the last one; of no meaning within a file
 */
record Move(long target, String file, long source, long next, long end, long endChain) {
  /** Blocks of this file, which get new numbers and a new chain. */
  static Move within(long target, long source, long next, long end) {
    return new Move(target, "", source, next, end, 0);
  }

  boolean fromAnotherFile() {
    return !file.isEmpty();
  }

  Move into(long otherTarget) {
    return new Move(otherTarget, file, source, next, end, endChain);
  }

  Move from(long number) {
    return new Move(target, file, source, number, end, endChain);
  }

  long left() {
    return end - next;
  }
}
