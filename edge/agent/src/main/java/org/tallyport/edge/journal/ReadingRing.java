package org.tallyport.edge.journal;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.tallyport.edge.sample.ReadingSink;
import org.tallyport.edge.sample.SignalList;
import org.tallyport.equipment.Quality;

/**
 * The bounded queue between the sample loop and the journal loop: one thread gives, one other
 * drains, neither waits. Entries are primitives. Readings that find no room are counted and become
 * loss marks, which always come before the through mark that would cover them.
 */
@SuppressWarnings("EnumOrdinal") // a byte in memory only, never kept
public final class ReadingRing implements ReadingSink {
  /** Reason of the gap where the ring was full. */
  public static final String OVERFLOW = "the journal fell behind and readings found no room";

  private static final int THROUGH = Quality.values().length;
  private static final int LOST = THROUGH + 1;
  private static final Quality[] QUALITIES = Quality.values();

  private final SignalList signals;
  private final byte[] kinds;
  private final int[] indices;
  private final long[] times;
  private final long[] values;
  private final long[] counts;
  private final @Nullable String[] reasons;
  private final int mask;
  private final int reserve;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong overflowed = new AtomicLong();
  private final Losses losses;

  /**
   * A ring.
   *
   * @param signals the board's signals
   * @param capacity entries, at least; raised to a power of two that also holds the marks
   */
  public ReadingRing(SignalList signals, int capacity) {
    this.signals = signals;
    reserve = signals.size() + 2 * signals.equipments().size() + 2;
    int size = Integer.highestOneBit(Math.max(capacity, 4 * reserve) - 1) << 1;
    mask = size - 1;
    kinds = new byte[size];
    indices = new int[size];
    times = new long[size];
    values = new long[size];
    counts = new long[size];
    reasons = new @Nullable String[size];
    losses = new Losses(signals.size());
  }

  @Override
  public boolean reading(int signal, long timeMicroseconds, long steps, Quality quality) {
    if (room() <= reserve) {
      losses.add(signal, timeMicroseconds - 1, timeMicroseconds, 1, OVERFLOW);
      overflowed.incrementAndGet();
      return false;
    }
    if (losses.pending(signal)) {
      losses.close(signal, timeMicroseconds);
      putLoss(signal);
      losses.clear(signal);
    }
    put(quality.ordinal(), signal, timeMicroseconds, steps, 0, null);
    return true;
  }

  @Override
  public void through(int equipment, long timeMicroseconds) {
    for (int signal = 0; losses.any() && signal < signals.size(); signal++) {
      if (signals.equipmentOf(signal) == equipment && losses.pending(signal)) {
        if (room() <= 1) {
          return;
        }
        losses.close(signal, timeMicroseconds);
        putLoss(signal);
        losses.restart(signal);
      }
    }
    if (room() > 0) {
      put(THROUGH, equipment, timeMicroseconds, 0, 0, null);
    }
  }

  @Override
  public void lost(
      int signal, long firstMicroseconds, long lastMicroseconds, long count, String reason) {
    if (room() > reserve && !losses.pending(signal)) {
      put(LOST, signal, firstMicroseconds, lastMicroseconds, count, reason);
    } else {
      losses.add(signal, firstMicroseconds, lastMicroseconds, count, reason);
    }
  }

  /**
   * Gives entries in order to a sink, on the draining thread; the sink's answers are not used.
   *
   * @param most entries at most
   * @return how many were given
   */
  public int drain(ReadingSink sink, int most) {
    long from = read.getPlain();
    int count = (int) Math.min(most, written.getAcquire() - from);
    for (int i = 0; i < count; i++) {
      int slot = (int) (from + i) & mask;
      int kind = kinds[slot];
      if (kind < THROUGH) {
        sink.reading(indices[slot], times[slot], values[slot], QUALITIES[kind]);
      } else if (kind == THROUGH) {
        sink.through(indices[slot], times[slot]);
      } else {
        String reason = reasons[slot];
        reasons[slot] = null;
        sink.lost(
            indices[slot], times[slot], values[slot], counts[slot], reason == null ? "" : reason);
      }
    }
    read.setRelease(from + count);
    return count;
  }

  /** Readings that found no room since the start. */
  public long overflowed() {
    return overflowed.get();
  }

  /** Entries waiting. */
  public int size() {
    return (int) (written.getAcquire() - read.getAcquire());
  }

  public int capacity() {
    return mask + 1;
  }

  private int room() {
    return mask + 1 - (int) (written.getPlain() - read.getAcquire());
  }

  private void putLoss(int signal) {
    put(
        LOST,
        signal,
        losses.first[signal],
        losses.last[signal],
        losses.count[signal],
        losses.reason[signal]);
  }

  private void put(
      int kind, int index, long time, long value, long count, @Nullable String reason) {
    long at = written.getPlain();
    int slot = (int) at & mask;
    kinds[slot] = (byte) kind;
    indices[slot] = index;
    times[slot] = time;
    values[slot] = value;
    counts[slot] = count;
    reasons[slot] = reason;
    written.setRelease(at + 1);
  }

  /** Losses per signal that still wait for room; the giving thread's own. */
  private static final class Losses {
    private final boolean[] pending;
    private final long[] first;
    private final long[] last;
    private final long[] count;
    private final String[] reason;
    private int size;

    Losses(int signals) {
      pending = new boolean[signals];
      first = new long[signals];
      last = new long[signals];
      count = new long[signals];
      reason = new String[signals];
      Arrays.fill(reason, "");
    }

    boolean any() {
      return size > 0;
    }

    boolean pending(int signal) {
      return pending[signal];
    }

    void add(int signal, long from, long to, long more, String why) {
      if (!pending[signal]) {
        pending[signal] = true;
        size++;
        first[signal] = from;
        last[signal] = to;
        count[signal] = more;
      } else {
        first[signal] = Math.min(first[signal], from);
        last[signal] = Math.max(last[signal], to);
        count[signal] += more;
      }
      reason[signal] = why;
    }

    void close(int signal, long time) {
      last[signal] = Math.max(last[signal], time);
    }

    /** The signal is still unknown from here on: its value was lost and not given again. */
    void restart(int signal) {
      first[signal] = last[signal];
      count[signal] = 0;
    }

    void clear(int signal) {
      pending[signal] = false;
      size--;
    }
  }
}
