package org.tallyport.wire;

import java.nio.charset.StandardCharsets;

/**
 * A cursor over protobuf's wire format that makes no objects and never reads outside its range.
 * Numbers need not be in their shortest form.
 */
final class ProtobufReader {
  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int DELIMITED = 2;
  static final int FIXED32 = 5;

  private byte[] bytes = new byte[0];
  private int at;
  private int end;

  void over(byte[] source, int from, int to) {
    bytes = source;
    at = from;
    end = to;
  }

  /** Where the next byte is read. */
  int at() {
    return at;
  }

  byte[] bytes() {
    return bytes;
  }

  boolean atEnd() {
    return at >= end;
  }

  /** The next tag: field number × 8 + wire type. */
  int tag() throws MalformedMessage {
    long tag = varint();
    if (tag < 8 || tag > 0xFFFF_FFFFL) {
      throw malformed("has a field number that cannot be");
    }
    return (int) tag;
  }

  long varint() throws MalformedMessage {
    if (at < end && bytes[at] >= 0) {
      return bytes[at++];
    }
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      if (at >= end) {
        throw malformed("ends within a number");
      }
      byte octet = bytes[at++];
      value |= (long) (octet & 0x7F) << shift;
      if (octet >= 0) {
        return value;
      }
    }
    throw malformed("has a number of more than 10 bytes");
  }

  int fixed32() throws MalformedMessage {
    require(4);
    int value =
        (bytes[at] & 0xFF)
            | (bytes[at + 1] & 0xFF) << 8
            | (bytes[at + 2] & 0xFF) << 16
            | (bytes[at + 3] & 0xFF) << 24;
    at += 4;
    return value;
  }

  long fixed64() throws MalformedMessage {
    return (fixed32() & 0xFFFF_FFFFL) | ((long) fixed32() << 32);
  }

  /** Passes over a delimited field and gives the place behind it; it begins at the place before. */
  int pass(int length) {
    at += length;
    return at;
  }

  /** The length of a delimited field that lies wholly within the range. */
  int length() throws MalformedMessage {
    long length = varint();
    if (length < 0 || length > end - at) {
      throw malformed("has a field that is longer than what is left");
    }
    return (int) length;
  }

  String text() throws MalformedMessage {
    int length = length();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** Passes over the value behind a tag that is not of interest. */
  void skip(int tag) throws MalformedMessage {
    switch (tag & 7) {
      case VARINT -> varint();
      case FIXED64 -> fixed64();
      case DELIMITED -> pass(length());
      case FIXED32 -> fixed32();
      default -> throw malformed("has a field of wire type " + (tag & 7));
    }
  }

  MalformedMessage malformed(String what) {
    return new MalformedMessage("at byte " + at + " of " + end + ": " + what);
  }

  private void require(int count) throws MalformedMessage {
    if (count > end - at) {
      throw malformed("ends early");
    }
  }
}
