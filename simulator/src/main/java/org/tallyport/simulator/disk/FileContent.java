package org.tallyport.simulator.disk;

import java.util.Arrays;

/** The content of a file in memory, to be changed. */
final class FileContent {
  private byte[] bytes;
  private int size;

  FileContent(byte[] bytes) {
    this.bytes = bytes;
    size = bytes.length;
  }

  /** Grows with zeros, as a file does. */
  void put(long offset, byte[] piece) {
    if (piece.length > 0) {
      if (offset + piece.length > size) {
        resize(offset + piece.length);
      }
      System.arraycopy(piece, 0, bytes, (int) offset, piece.length);
    }
  }

  void resize(long wanted) {
    int next = Math.toIntExact(wanted);
    if (next > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(next, bytes.length + bytes.length / 2));
    } else if (next < size) {
      Arrays.fill(bytes, next, size, (byte) 0);
    }
    size = next;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }
}
