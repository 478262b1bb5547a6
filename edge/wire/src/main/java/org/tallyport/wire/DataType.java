package org.tallyport.wire;

import org.tallyport.equipment.Signal;
import org.tallyport.equipment.ValueType;

/** The numbers of Sparkplug's data types that we write or read. */
final class DataType {
  static final int INT8 = 1;
  static final int INT16 = 2;
  static final int INT32 = 3;
  static final int INT64 = 4;
  static final int UINT8 = 5;
  static final int UINT16 = 6;
  static final int UINT32 = 7;
  static final int UINT64 = 8;
  static final int FLOAT = 9;
  static final int DOUBLE = 10;
  static final int BOOLEAN = 11;
  static final int STRING = 12;
  static final int DATE_TIME = 13;
  static final int TEXT = 14;
  static final int UUID = 15;
  static final int BYTES = 17;

  private DataType() {}

  /** The type that a signal's values have on the wire. */
  static int of(Signal signal) {
    return switch (signal.type()) {
      case BOOLEAN -> BOOLEAN;
      case INTEGER -> INT64;
      case DECIMAL -> FLOAT;
    };
  }

  /** The type of a signal whose values have this type on the wire. */
  static ValueType valueType(int type) throws MalformedMessage {
    return switch (type) {
      case BOOLEAN -> ValueType.BOOLEAN;
      case INT64 -> ValueType.INTEGER;
      case FLOAT -> ValueType.DECIMAL;
      default -> throw new MalformedMessage("data type " + type + " is none of a signal");
    };
  }
}
