package org.tallyport.gateway.fold;

import java.util.Arrays;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/** Readings of one equipment that wait for their through, by time and then by arrival. */
final class ReadingBuffer {
  /** More than this are never kept: the oldest are processed early. */
  static final int MOST = 65_536;

  private long[] times = new long[64];
  private long[] values = new long[64];
  private long[] blocks = new long[64];
  private int[] indices = new int[64];
  private byte[] inputs = new byte[64];
  private byte[] qualities = new byte[64];
  private int head;
  private int size;

  int size() {
    return size - head;
  }

  boolean isEmpty() {
    return head == size;
  }

  void add(long time, int input, long value, int quality, long block, int index) {
    room();
    int at = size;
    if (at > head && times[at - 1] > time) {
      at = after(time);
      shift(at);
    }
    times[at] = time;
    values[at] = value;
    blocks[at] = block;
    indices[at] = index;
    inputs[at] = (byte) input;
    qualities[at] = (byte) quality;
    size++;
  }

  private void room() {
    if (head == size) {
      head = 0;
      size = 0;
    }
    if (size == times.length) {
      int room = head > size / 2 ? size : size * 2;
      int waiting = size - head;
      times = moved(times, room);
      values = moved(values, room);
      blocks = moved(blocks, room);
      indices = Arrays.copyOf(Arrays.copyOfRange(indices, head, size), room);
      inputs = Arrays.copyOf(Arrays.copyOfRange(inputs, head, size), room);
      qualities = Arrays.copyOf(Arrays.copyOfRange(qualities, head, size), room);
      head = 0;
      size = waiting;
    }
  }

  private long[] moved(long[] column, int room) {
    return Arrays.copyOf(Arrays.copyOfRange(column, head, size), room);
  }

  /** The place after all readings up to and including this time. */
  private int after(long time) {
    int low = head;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void shift(int at) {
    int count = size - at;
    System.arraycopy(times, at, times, at + 1, count);
    System.arraycopy(values, at, values, at + 1, count);
    System.arraycopy(blocks, at, blocks, at + 1, count);
    System.arraycopy(indices, at, indices, at + 1, count);
    System.arraycopy(inputs, at, inputs, at + 1, count);
    System.arraycopy(qualities, at, qualities, at + 1, count);
  }

  /** Time of the first one; only when there is one. */
  long time() {
    return times[head];
  }

  long value() {
    return values[head];
  }

  long block() {
    return blocks[head];
  }

  int index() {
    return indices[head];
  }

  int input() {
    return inputs[head];
  }

  int quality() {
    return qualities[head];
  }

  /** On to the next. */
  void next() {
    head++;
  }

  void clear() {
    head = 0;
    size = 0;
  }

  void save(ByteWriter out) {
    out.unsigned(size());
    for (int i = head; i < size; i++) {
      out.signed(times[i]).octet(inputs[i]).signed(values[i]).octet(qualities[i]);
      out.unsigned(blocks[i]).unsigned(indices[i]);
    }
  }

  void restore(ByteReader in) throws MalformedBlock {
    clear();
    for (long left = in.unsigned(MOST); left > 0; left--) {
      long time = in.signed();
      int input = in.octet();
      long value = in.signed();
      int quality = in.octet();
      add(time, input, value, quality, in.unsigned(), (int) in.unsigned(Integer.MAX_VALUE));
    }
  }
}
