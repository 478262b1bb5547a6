package org.tallyport.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallyport.equipment.Quality;

/** One metric, read in place; the same object serves one metric after the other. */
final class MetricReader {
  /** Kinds of value: the field numbers of Metric's oneof; 0 for none. */
  static final int INT = 10;

  static final int LONG = 11;
  static final int FLOAT = 12;
  static final int DOUBLE = 13;
  static final int BOOLEAN = 14;
  static final int STRING = 15;
  static final int BYTES = 16;

  private static final int LAST_VALUE = 19;

  private final PropertyReader properties = new PropertyReader();
  private byte[] bytes = new byte[0];

  private int nameFrom;
  private int nameTo;
  private boolean hasName;
  private boolean hasAlias;
  private long alias;
  private long utcMilliseconds;
  private int type;
  private boolean historical;
  private boolean isNull;
  private int kind;
  private long bits;
  private int from;
  private int to;

  /** Reads the metric in the next {@code length} bytes. */
  void read(ProtobufReader in, int length) throws MalformedMessage {
    clear(in.bytes());
    int end = in.at() + length;
    while (in.at() < end) {
      field(in, in.tag());
    }
    if (in.at() != end) {
      throw in.malformed("has a metric that ends within a field");
    }
    if (isNull) {
      kind = 0;
    }
  }

  boolean hasName() {
    return hasName;
  }

  String name() {
    return new String(bytes, nameFrom, nameTo - nameFrom, StandardCharsets.UTF_8);
  }

  boolean hasAlias() {
    return hasAlias;
  }

  long alias() {
    return alias;
  }

  long utcMilliseconds() {
    return utcMilliseconds;
  }

  /** Sparkplug's data type, 0 where there is none. */
  int type() {
    return type;
  }

  boolean historical() {
    return historical;
  }

  /** Which kind of value there is; 0 when null or none. */
  int kind() {
    return kind;
  }

  /** The number, or the bits of the decimal number. */
  long bits() {
    return bits;
  }

  /** The text, when the value is one. */
  String text() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  byte[] copyOfBytes() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  PropertyReader properties() {
    return properties;
  }

  /** Its quality; a metric without a value is bad. */
  Quality quality() {
    if (kind == 0) {
      return Quality.BAD;
    }
    int code = properties.quality();
    return code < 0 ? Quality.GOOD : Quality.ofSparkplugCode(code);
  }

  /** An object of its own. */
  Metric metric() {
    return new Metric(
        hasName ? Optional.of(name()) : Optional.empty(),
        hasAlias ? OptionalLong.of(alias) : OptionalLong.empty(),
        utcMilliseconds,
        value(),
        quality());
  }

  private Metric.Value value() {
    return switch (kind) {
      case 0 -> new Metric.Value.Null(type);
      case INT, LONG -> whole();
      case FLOAT -> new Metric.Value.Decimal(Float.intBitsToFloat((int) bits));
      case DOUBLE -> new Metric.Value.Decimal(Double.longBitsToDouble(bits));
      case BOOLEAN -> new Metric.Value.Flag(bits != 0);
      case STRING -> new Metric.Value.Text(text());
      default -> new Metric.Value.Opaque(type);
    };
  }

  private Metric.Value whole() {
    return switch (type) {
      case DataType.INT8 -> new Metric.Value.Whole((byte) bits);
      case DataType.INT16 -> new Metric.Value.Whole((short) bits);
      case DataType.INT32 -> new Metric.Value.Whole((int) bits);
      case DataType.UINT8 -> new Metric.Value.Whole(bits & 0xFF);
      case DataType.UINT16 -> new Metric.Value.Whole(bits & 0xFFFF);
      case DataType.UINT32 -> new Metric.Value.Whole(bits & 0xFFFF_FFFFL);
      case DataType.UINT64 ->
          bits >= 0
              ? new Metric.Value.Whole(bits)
              : new Metric.Value.Decimal((bits >>> 1) * 2.0 + (bits & 1));
      default -> new Metric.Value.Whole(bits);
    };
  }

  private void clear(byte[] source) {
    bytes = source;
    hasName = false;
    hasAlias = false;
    utcMilliseconds = 0;
    type = 0;
    historical = false;
    isNull = false;
    kind = 0;
    properties.clear();
  }

  private void field(ProtobufReader in, int tag) throws MalformedMessage {
    switch (tag) {
      case 1 << 3 | ProtobufReader.DELIMITED -> {
        int length = in.length();
        nameFrom = in.at();
        nameTo = in.pass(length);
        hasName = true;
      }
      case 2 << 3 -> {
        alias = in.varint();
        hasAlias = true;
      }
      case 3 << 3 -> utcMilliseconds = Math.max(0, in.varint());
      case 4 << 3 -> type = (int) in.varint();
      case 5 << 3 -> historical = in.varint() != 0;
      case 7 << 3 -> isNull = in.varint() != 0;
      case 9 << 3 | ProtobufReader.DELIMITED -> properties.read(in, in.length());
      case INT << 3, LONG << 3, BOOLEAN << 3 -> value(tag, in.varint());
      case FLOAT << 3 | ProtobufReader.FIXED32 -> value(tag, in.fixed32());
      case DOUBLE << 3 | ProtobufReader.FIXED64 -> value(tag, in.fixed64());
      case STRING << 3 | ProtobufReader.DELIMITED, BYTES << 3 | ProtobufReader.DELIMITED -> {
        int length = in.length();
        value(tag, length);
        from = in.at();
        to = in.pass(length);
      }
      default -> {
        if (tag >>> 3 > BYTES && tag >>> 3 <= LAST_VALUE) {
          value(tag, 0);
        }
        in.skip(tag);
      }
    }
  }

  private void value(int tag, long number) {
    kind = tag >>> 3;
    bits = number;
  }
}
