package org.tallyport.edge.journal;

import org.tallyport.wire.JournalId;
import org.tallyport.wire.JournalStatus;

/**
 * One journal of a file, as memory has it.
 *
 * @param ordinal its age rank within the file, from 1
 * @param id its name
 * @param next number of the next block
 * @param chain chain before that block
 * @param acknowledged number of the last block that the gateway holds
 * @param acknowledgedChain its chain
 */
record JournalRow(
    long ordinal, JournalId id, long next, long chain, long acknowledged, long acknowledgedChain) {
  private static final int NUMBER_BITS = 44;

  /** Key of a block: rows of one journal lie together, in order. */
  long key(long number) {
    return key(ordinal, number);
  }

  static long key(long ordinal, long number) {
    return ordinal << NUMBER_BITS | number;
  }

  static long number(long key) {
    return key & ((1L << NUMBER_BITS) - 1);
  }

  boolean drained() {
    return acknowledged == next - 1;
  }

  JournalRow appended(long newNext, long newChain) {
    return new JournalRow(ordinal, id, newNext, newChain, acknowledged, acknowledgedChain);
  }

  JournalRow acknowledged(long number, long itsChain) {
    return new JournalRow(ordinal, id, next, chain, number, itsChain);
  }

  /** The same journal under another ordinal before any of its blocks was moved there. */
  JournalRow unmoved(long otherOrdinal) {
    return new JournalRow(
        otherOrdinal, id, acknowledged + 1, acknowledgedChain, acknowledged, acknowledgedChain);
  }

  JournalStatus status() {
    return new JournalStatus(id, next, acknowledged + 1, acknowledgedChain, acknowledged);
  }
}
