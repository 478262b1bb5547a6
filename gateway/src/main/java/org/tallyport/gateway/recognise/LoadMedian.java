package org.tallyport.gateway.recognise;

import java.util.Arrays;
import java.util.OptionalLong;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/**
 * The time-weighted median of a load. Keeps each distinct value once; beyond {@link #MOST} of them
 * neighbours are taken together, so that a carry of hours stays bounded.
 */
final class LoadMedian {
  static final int MOST = 2_048;

  private long[] grams = new long[64];
  private long[] microseconds = new long[64];
  private int size;
  private long unit = 1;
  private long missed;

  void clear() {
    size = 0;
    unit = 1;
    missed = 0;
  }

  /** So many grams hung for so long. */
  void add(long load, long duration) {
    if (duration <= 0) {
      return;
    }
    long key = unit == 1 ? load : Math.floorDiv(load, unit) * unit;
    int at = Arrays.binarySearch(grams, 0, size, key);
    if (at >= 0) {
      microseconds[at] += duration;
    } else if (size < MOST) {
      insert(-at - 1, key, duration);
    } else {
      coarsen();
      add(load, duration);
    }
  }

  /** For so long it is not known what hung. */
  void miss(long duration) {
    missed += Math.max(0, duration);
  }

  /**
   * The smallest load that hung, with all smaller ones, for at least half of the time; empty when
   * it was known for less than half of the time, since what is known may be the swing of a start.
   */
  OptionalLong grams() {
    long total = 0;
    for (int i = 0; i < size; i++) {
      total += microseconds[i];
    }
    if (total < missed) {
      return OptionalLong.empty();
    }
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sum += microseconds[i];
      if (sum >= total - sum) {
        return OptionalLong.of(grams[i]);
      }
    }
    return OptionalLong.empty();
  }

  private void insert(int at, long key, long duration) {
    if (size == grams.length) {
      grams = Arrays.copyOf(grams, size * 2);
      microseconds = Arrays.copyOf(microseconds, size * 2);
    }
    System.arraycopy(grams, at, grams, at + 1, size - at);
    System.arraycopy(microseconds, at, microseconds, at + 1, size - at);
    grams[at] = key;
    microseconds[at] = duration;
    size++;
  }

  private void coarsen() {
    unit *= 4;
    int to = -1;
    for (int i = 0; i < size; i++) {
      long key = Math.floorDiv(grams[i], unit) * unit;
      if (to >= 0 && grams[to] == key) {
        microseconds[to] += microseconds[i];
      } else {
        to++;
        grams[to] = key;
        microseconds[to] = microseconds[i];
      }
    }
    size = to + 1;
  }

  void save(ByteWriter out) {
    out.unsigned(unit).unsigned(missed).unsigned(size);
    for (int i = 0; i < size; i++) {
      out.signed(grams[i]).unsigned(microseconds[i]);
    }
  }

  void restore(ByteReader in) throws MalformedBlock {
    unit = in.unsigned(Long.MAX_VALUE);
    missed = in.unsigned(Long.MAX_VALUE);
    size = (int) in.unsigned(MOST);
    grams = new long[Math.max(64, size)];
    microseconds = new long[Math.max(64, size)];
    for (int i = 0; i < size; i++) {
      grams[i] = in.signed();
      microseconds[i] = in.unsigned(Long.MAX_VALUE);
    }
  }
}
