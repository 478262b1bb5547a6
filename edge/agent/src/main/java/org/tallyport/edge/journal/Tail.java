package org.tallyport.edge.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest blocks of the current journal in memory, consecutive, bounded in number and bytes, so
 * that live delivery does not read back what was just written.
 */
final class Tail {
  private static final int CAPACITY = 1_024;
  private static final int MAXIMUM_BYTES = 512 << 10;

  private final @Nullable StoredBlock[] blocks = new @Nullable StoredBlock[CAPACITY];
  private long first = 1;
  private long next = 1;
  private int bytes;

  void add(StoredBlock block) {
    long number = block.block().number();
    if (number != next || block.block().firstNumber() != number) {
      clear(number);
    }
    while (next - first == CAPACITY || (bytes > MAXIMUM_BYTES && first < next)) {
      removeFirst();
    }
    blocks[slot(number)] = block;
    bytes += block.bytes();
    next = number + 1;
  }

  /** The block of a number, or null. */
  @Nullable StoredBlock get(long number) {
    return number >= first && number < next ? blocks[slot(number)] : null;
  }

  void removeThrough(long number) {
    while (first < next && first <= number) {
      removeFirst();
    }
  }

  /** Forgets everything; the next block has this number. */
  void clear(long number) {
    removeThrough(Long.MAX_VALUE);
    first = number;
    next = number;
  }

  /** Adds blocks from a number on while they fit. */
  void collect(long from, long mostBytes, List<StoredBlock> into) {
    long left = mostBytes;
    for (long number = from; number < next; number++) {
      StoredBlock block = get(number);
      if (block == null || (left < block.bytes() && left < mostBytes)) {
        return;
      }
      into.add(block);
      left -= block.bytes();
    }
  }

  private void removeFirst() {
    StoredBlock gone = blocks[slot(first)];
    blocks[slot(first)] = null;
    bytes -= gone == null ? 0 : gone.bytes();
    first++;
  }

  private static int slot(long number) {
    return (int) number & (CAPACITY - 1);
  }
}
