package org.tallyport.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the primitives of canonical bytes into a growing, reusable buffer. */
public final class ByteWriter {
  private byte[] bytes = new byte[256];
  private int length;

  public ByteWriter clear() {
    length = 0;
    return this;
  }

  public int length() {
    return length;
  }

  /** The buffer itself; valid up to {@link #length()} until the next write. */
  public byte[] buffer() {
    return bytes;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  public ByteWriter octet(int value) {
    room(1);
    bytes[length++] = (byte) value;
    return this;
  }

  /** Unsigned LEB128; the whole 64 bits. */
  public ByteWriter unsigned(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
    return this;
  }

  public ByteWriter signed(long value) {
    return unsigned((value << 1) ^ (value >> 63));
  }

  public ByteWriter text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    unsigned(utf8.length);
    room(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
    return this;
  }

  /** Four bytes, least significant first. */
  ByteWriter fixed32(int value) {
    room(4);
    bytes[length++] = (byte) value;
    bytes[length++] = (byte) (value >> 8);
    bytes[length++] = (byte) (value >> 16);
    bytes[length++] = (byte) (value >> 24);
    return this;
  }

  /** The bytes as they are. */
  ByteWriter raw(byte[] source, int count) {
    room(count);
    System.arraycopy(source, 0, bytes, length, count);
    length += count;
    return this;
  }

  /** Leaves one byte for the length of what comes next; {@link #close} writes it. */
  int open() {
    octet(0);
    return length;
  }

  /** Writes the length of what was written since {@link #open}, at most 127 bytes. */
  ByteWriter close(int opened) {
    int size = length - opened;
    if (size > 0x7F) {
      throw new IllegalStateException("part of " + size + " bytes where at most 127 have room");
    }
    bytes[opened - 1] = (byte) size;
    return this;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
