package org.tallyport.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads what {@link ByteWriter} wrote and refuses everything else with its place. */
public final class ByteReader {
  private static final int MAXIMUM_TEXT_BYTES = 4_096;

  private byte[] bytes;
  private int end;
  private int at;

  public ByteReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  public ByteReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  public boolean atEnd() {
    return at == end;
  }

  /** Begins anew over other bytes. */
  void over(byte[] source, int from, int to) {
    bytes = source;
    at = from;
    end = to;
  }

  public int octet() throws MalformedBlock {
    if (at >= end) {
      throw malformed("ends early");
    }
    return bytes[at++] & 0xFF;
  }

  public long unsigned() throws MalformedBlock {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int octet = octet();
      value |= (long) (octet & 0x7F) << shift;
      if (octet < 0x80) {
        if ((shift > 0 && octet == 0) || (shift == 63 && octet > 1)) {
          throw malformed("has a number that is not in its shortest form");
        }
        return value;
      }
    }
    throw malformed("has a number of more than 64 bits");
  }

  /** An unsigned number that must not be over a limit. */
  public long unsigned(long most) throws MalformedBlock {
    long value = unsigned();
    if (value < 0 || value > most) {
      throw malformed("has " + Long.toUnsignedString(value) + " where at most " + most + " may be");
    }
    return value;
  }

  public long signed() throws MalformedBlock {
    long value = unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  public String text() throws MalformedBlock {
    int length = (int) unsigned(MAXIMUM_TEXT_BYTES);
    if (length > end - at) {
      throw malformed("has a text of " + length + " bytes, longer than what is left");
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length)).toString();
      at += length;
      return text;
    } catch (CharacterCodingException e) {
      throw malformed("has a text that is not UTF-8");
    }
  }

  /** A number that counts things which take at least one byte each. */
  public int count() throws MalformedBlock {
    return (int) unsigned(end - at);
  }

  public MalformedBlock malformed(String what) {
    return new MalformedBlock("at byte " + at + " of " + end + ": " + what);
  }
}
