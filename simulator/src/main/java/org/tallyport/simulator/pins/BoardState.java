package org.tallyport.simulator.pins;

import java.util.concurrent.atomic.AtomicLongArray;

/** What stands on a board as its reader has dispatched it; written by the reader only. */
final class BoardState {
  private final AtomicLongArray edges = new AtomicLongArray(BoardMemory.LINES);
  private final AtomicLongArray counts = new AtomicLongArray(BoardMemory.INPUTS);
  private volatile long levels;
  private volatile long utcBase;
  private volatile long quality;

  boolean level(int line) {
    return (levels >>> line & 1) != 0;
  }

  /** How many edges the line has had since the board booted. */
  long edges(int line) {
    return edges.get(line);
  }

  long counts(int input) {
    return counts.get(input);
  }

  long utcBaseMicroseconds() {
    return utcBase;
  }

  int qualityCode() {
    return (int) quality;
  }

  void apply(BoardRecord record) {
    switch (record.kind()) {
      case TICK -> {}
      case LINE -> {
        long bit = 1L << record.index();
        levels = (record.value() & 1) != 0 ? levels | bit : levels & ~bit;
        edges.set(record.index(), record.value() >> 1);
      }
      case COUNTS -> counts.set(record.index(), record.value());
      case UTC -> utcBase = record.value();
      case QUALITY -> quality = record.value();
    }
  }

  /** Takes over the header; gives the number of records which it covers. */
  Standing takeOver(BoardMemory memory) {
    while (true) {
      long version = memory.get(BoardMemory.VERSION);
      if ((version & 1) == 0) {
        BoardMemory.fence();
        copy(memory);
        long last = memory.get(BoardMemory.WRITTEN_TIME) - 1;
        Standing standing =
            new Standing(
                memory.get(BoardMemory.WRITTEN),
                Math.max(last, Math.max(0, memory.get(BoardMemory.TICKED))));
        BoardMemory.fence();
        if (memory.get(BoardMemory.VERSION) == version) {
          return standing;
        }
      }
      Thread.onSpinWait();
    }
  }

  /**
   * Where the header stands.
   *
   * @param records how many records it covers
   * @param timeMicroseconds up to which it covers everything
   */
  record Standing(long records, long timeMicroseconds) {}

  private void copy(BoardMemory memory) {
    levels = memory.get(BoardMemory.LEVELS);
    utcBase = memory.get(BoardMemory.UTC_BASE);
    quality = memory.get(BoardMemory.QUALITY);
    for (int line = 0; line < BoardMemory.LINES; line++) {
      edges.set(line, memory.get(BoardMemory.EDGES + line));
    }
    for (int input = 0; input < BoardMemory.INPUTS; input++) {
      counts.set(input, memory.get(BoardMemory.COUNTS + input));
    }
  }
}
