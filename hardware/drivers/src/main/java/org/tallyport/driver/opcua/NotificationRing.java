package org.tallyport.driver.opcua;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.tallyport.equipment.Quality;

/**
 * A bounded queue of primitives from the driver's thread (one producer) to the sample loop (one
 * consumer). What was put is seen only once it is {@linkplain #commit committed}; until then it can
 * be {@linkplain #rollback taken back}.
 */
final class NotificationRing {
  /** What an entry says; {@code at} is board-monotonic microseconds. */
  enum Kind {
    /** A value of a channel at a time. */
    SAMPLE,
    /** The first value after a subscription: held at that time, may have changed long before. */
    FIRST,
    /** The server dropped values of a channel before this time. */
    LOST,
    /** Everything up to this time was put. */
    WATERMARK,
    /** From here on nothing is known. */
    FAULT,
    /** A subscription begins: hold the watermark. */
    BEGIN
  }

  /** Takes committed entries in order. */
  interface Drain {
    void take(Kind kind, int channel, long at, double value, Quality quality);
  }

  private final int mask;
  private final Kind[] kinds;
  private final Quality[] qualities;
  private final int[] channels;
  private final long[] times;
  private final double[] values;
  private final AtomicLong head = new AtomicLong();
  private final AtomicLong committed = new AtomicLong();
  private long tail;

  /** A ring of a power of two of entries, about 24 bytes each. */
  NotificationRing(int capacity) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("ring of " + capacity + ": wanted a power of two");
    }
    mask = capacity - 1;
    kinds = new Kind[capacity];
    qualities = new Quality[capacity];
    channels = new int[capacity];
    times = new long[capacity];
    values = new double[capacity];
    Arrays.fill(kinds, Kind.FAULT);
    Arrays.fill(qualities, Quality.BAD);
  }

  /** Producer: puts an entry; false if the ring is full. */
  boolean put(Kind kind, int channel, long at, double value, Quality quality) {
    if (tail - head.get() > mask) {
      return false;
    }
    int slot = (int) tail & mask;
    kinds[slot] = kind;
    qualities[slot] = quality;
    channels[slot] = channel;
    times[slot] = at;
    values[slot] = value;
    tail++;
    return true;
  }

  /** Producer: lets the consumer see everything put. */
  void commit() {
    committed.set(tail);
  }

  /** Producer: takes back everything since the last commit. */
  void rollback() {
    tail = committed.get();
  }

  /** Producer: whether the consumer can make room. */
  boolean committedAny() {
    return committed.get() > head.get();
  }

  /** Consumer: gives and frees everything committed at the time of the call. */
  void drain(Drain drain) {
    long end = committed.get();
    for (long at = head.get(); at < end; at++) {
      int slot = (int) at & mask;
      drain.take(kinds[slot], channels[slot], times[slot], values[slot], qualities[slot]);
      head.lazySet(at + 1);
    }
  }
}
