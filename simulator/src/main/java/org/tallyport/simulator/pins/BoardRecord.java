package org.tallyport.simulator.pins;

/**
 * One thing that happened on a board.
 *
 * @param timeMicroseconds board-monotonic
 * @param index of the line or input, else 0
 * @param value by kind: line: the number of the edge × 2 + level; counts: the counts; UTC: the
 *     base, microseconds; quality: its code; tick: 0
 */
record BoardRecord(long timeMicroseconds, Kind kind, int index, long value) {
  enum Kind {
    /** Everything up to and including the time has been written. */
    TICK(0),
    LINE(1),
    COUNTS(2),
    UTC(3),
    QUALITY(4);

    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  private static final Kind[] KINDS = Kind.values();

  static BoardRecord read(BoardMemory memory, long record) {
    int word = memory.kindAndIndex(record);
    Kind kind = KINDS[Math.floorMod(word >> 8, KINDS.length)];
    return new BoardRecord(memory.time(record), kind, word & 0xff, memory.value(record));
  }

  static int word(Kind kind, int index) {
    return (kind.code << 8) | index;
  }
}
