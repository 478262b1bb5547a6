package org.tallyport.gateway.fold;

import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/**
 * One time line over several boots: from a fold time on, fold time = monotonic time + offset of the
 * boot. Bounded: the oldest are forgotten.
 */
final class Segments {
  static final int MOST = 16;

  private final long[] start = new long[MOST];
  private final long[] boot = new long[MOST];
  private final long[] offset = new long[MOST];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** A new boot: its monotonic time stands at this fold time. */
  void begin(long newBoot, long monotonic, long foldTime) {
    if (size == MOST) {
      for (long[] column : new long[][] {start, boot, offset}) {
        System.arraycopy(column, 1, column, 0, MOST - 1);
      }
      size--;
    }
    start[size] = foldTime;
    boot[size] = newBoot;
    offset[size] = foldTime - monotonic;
    size++;
  }

  long currentBoot() {
    return boot[size - 1];
  }

  long currentOffset() {
    return offset[size - 1];
  }

  /** Whether this boot is over. */
  boolean past(long someBoot) {
    for (int i = 0; i < size - 1; i++) {
      if (boot[i] == someBoot) {
        return someBoot != currentBoot();
      }
    }
    return false;
  }

  /** The segment of a fold time. */
  int at(long foldTime) {
    int i = size - 1;
    while (i > 0 && foldTime < start[i]) {
      i--;
    }
    return i;
  }

  long boot(int segment) {
    return boot[segment];
  }

  long monotonic(int segment, long foldTime) {
    return foldTime - offset[segment];
  }

  /** When a segment begins. */
  long start(int segment) {
    return start[segment];
  }

  /** Up to where a segment goes at most. */
  long end(int segment) {
    return segment + 1 < size ? start[segment + 1] : Long.MAX_VALUE;
  }

  void save(ByteWriter out) {
    out.unsigned(size);
    for (int i = 0; i < size; i++) {
      out.signed(start[i]).unsigned(boot[i]).signed(offset[i]);
    }
  }

  void restore(ByteReader in) throws MalformedBlock {
    size = (int) in.unsigned(MOST);
    for (int i = 0; i < size; i++) {
      start[i] = in.signed();
      boot[i] = in.unsigned(Long.MAX_VALUE);
      offset[i] = in.signed();
    }
  }
}
