package org.tallyport.wire;

import java.util.Arrays;
import org.tallyport.equipment.Quality;

/**
 * Readings, column by column and growing in place, so that no object stands for a single reading.
 * Reused after {@link #clear()} on the hot path; two are equal when their readings are.
 */
@SuppressWarnings("EnumOrdinal") // a byte per quality; within this process only
public final class ReadingColumns {
  private static final Quality[] QUALITIES = Quality.values();

  private int[] aliases;
  private long[] times;
  private long[] steps;
  private byte[] qualities;
  private int size;

  public ReadingColumns() {
    this(16);
  }

  /** Columns with room for so many readings at first. */
  public ReadingColumns(int capacity) {
    aliases = new int[capacity];
    times = new long[capacity];
    steps = new long[capacity];
    qualities = new byte[capacity];
  }

  /** Columns that take over these arrays; a bad reading's value is taken as 0. */
  ReadingColumns(int[] aliases, long[] times, long[] steps, byte[] qualities, int size) {
    this.aliases = aliases;
    this.times = times;
    this.steps = steps;
    this.qualities = qualities;
    this.size = size;
  }

  /**
   * Adds a reading.
   *
   * @param alias of its definition
   * @param timeMicroseconds monotonic time
   * @param value whole steps of the signal's resolution; taken as 0 when bad
   * @param quality bad means that there is no value
   */
  public void add(int alias, long timeMicroseconds, long value, Quality quality) {
    if (size == aliases.length) {
      grow();
    }
    aliases[size] = alias;
    times[size] = timeMicroseconds;
    steps[size] = quality == Quality.BAD ? 0 : value;
    qualities[size] = code(quality);
    size++;
  }

  public int size() {
    return size;
  }

  public int alias(int index) {
    return aliases[index];
  }

  public long timeMicroseconds(int index) {
    return times[index];
  }

  public long steps(int index) {
    return steps[index];
  }

  public Quality quality(int index) {
    return QUALITIES[qualities[index]];
  }

  /** The byte that stands for a quality in a column. */
  static byte code(Quality quality) {
    return (byte) quality.ordinal();
  }

  /** The quality that a byte in a column stands for. */
  static Quality quality(byte code) {
    return QUALITIES[code];
  }

  public void clear() {
    size = 0;
  }

  /** A copy of its own. */
  public ReadingColumns copy() {
    ReadingColumns copy = new ReadingColumns(Math.max(1, size));
    copy.aliases = Arrays.copyOf(aliases, Math.max(1, size));
    copy.times = Arrays.copyOf(times, Math.max(1, size));
    copy.steps = Arrays.copyOf(steps, Math.max(1, size));
    copy.qualities = Arrays.copyOf(qualities, Math.max(1, size));
    copy.size = size;
    return copy;
  }

  private void grow() {
    int capacity = Math.max(16, size * 2);
    aliases = Arrays.copyOf(aliases, capacity);
    times = Arrays.copyOf(times, capacity);
    steps = Arrays.copyOf(steps, capacity);
    qualities = Arrays.copyOf(qualities, capacity);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReadingColumns that
        && size == that.size
        && Arrays.equals(aliases, 0, size, that.aliases, 0, size)
        && Arrays.equals(times, 0, size, that.times, 0, size)
        && Arrays.equals(steps, 0, size, that.steps, 0, size)
        && Arrays.equals(qualities, 0, size, that.qualities, 0, size);
  }

  @Override
  public int hashCode() {
    int hash = size;
    for (int i = 0; i < size; i++) {
      hash = 31 * hash + Long.hashCode(times[i] ^ steps[i] ^ aliases[i]);
    }
    return hash;
  }

  @Override
  public String toString() {
    return size + " readings";
  }
}
