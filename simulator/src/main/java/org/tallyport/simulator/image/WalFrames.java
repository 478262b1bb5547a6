package org.tallyport.simulator.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the frames of a WAL one after the other as SQLite does when it opens one: a frame counts
 * where it has the salt of the header and its checksum follows from all before it (SQLite,
 * "Database File Format", section 4).
 */
final class WalFrames {
  private static final int BIG_ENDIAN = 0x377f0683;
  private static final int SALT_AT = 16;
  private static final int SALT_BYTES = 8;

  private final byte[] header;
  private final ByteOrder order;
  private int first;
  private int second;

  /**
   * A transaction.
   *
   * @param from bytes of the WAL before it
   * @param to bytes of the WAL with it
   */
  record Span(int from, int to) {}

  /** At the first frame after a header. */
  WalFrames(byte[] header) {
    this.header = Arrays.copyOf(header, WalVariant.HEADER_BYTES);
    ByteBuffer read = ByteBuffer.wrap(header);
    order = read.getInt(0) == BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    first = read.getInt(24);
    second = read.getInt(28);
  }

  /** At the same frame as another. */
  WalFrames(WalFrames other) {
    header = other.header;
    order = other.order;
    first = other.first;
    second = other.second;
  }

  /** Of a frame with its header. */
  int bytes() {
    return WalVariant.FRAME_HEADER_BYTES + ByteBuffer.wrap(header).getInt(8);
  }

  /** Whether these bytes are the next frame; then the one after it is the next. */
  boolean isNext(byte[] frame) {
    if (frame.length < bytes()
        || !Arrays.equals(header, SALT_AT, SALT_AT + SALT_BYTES, frame, 8, 8 + SALT_BYTES)) {
      return false;
    }
    int before = first;
    int beside = second;
    ByteBuffer read = ByteBuffer.wrap(frame).order(order);
    add(read, 0, 8);
    add(read, WalVariant.FRAME_HEADER_BYTES, bytes());
    ByteBuffer stated = ByteBuffer.wrap(frame);
    if (stated.getInt(16) == first && stated.getInt(20) == second) {
      return true;
    }
    first = before;
    second = beside;
    return false;
  }

  private void add(ByteBuffer read, int from, int to) {
    for (int at = from; at < to; at += 8) {
      first += read.getInt(at) + second;
      second += read.getInt(at + 4) + first;
    }
  }

  /** Whether a frame is the last one of its transaction. */
  static boolean commits(byte[] frame) {
    return ByteBuffer.wrap(frame).getInt(4) != 0;
  }

  /** The transactions of a WAL that are whole. */
  static List<Span> transactions(byte[] wal) {
    List<Span> found = new ArrayList<>();
    if (wal.length < WalVariant.HEADER_BYTES) {
      return found;
    }
    WalFrames frames = new WalFrames(wal);
    int from = WalVariant.HEADER_BYTES;
    int at = from;
    byte[] frame = frame(wal, at, frames.bytes());
    while (frames.isNext(frame)) {
      at += frames.bytes();
      if (commits(frame)) {
        found.add(new Span(from, at));
        from = at;
      }
      frame = frame(wal, at, frames.bytes());
    }
    return found;
  }

  private static byte[] frame(byte[] wal, int at, int bytes) {
    return Arrays.copyOfRange(wal, at, Math.min(wal.length, at + bytes));
  }
}
