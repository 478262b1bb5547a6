package org.tallyport.simulator.plc;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;

/**
 * The types that the nodes of a simulated PLC have. A whole number beyond a type's width comes
 * round from its other end, as a PLC's counter does.
 */
public enum PlcType {
  BOOLEAN,
  INT16,
  UINT16,
  INT32,
  UINT32,
  INT64,
  FLOAT,
  DOUBLE;

  NodeId dataType() {
    return switch (this) {
      case BOOLEAN -> NodeIds.Boolean;
      case INT16 -> NodeIds.Int16;
      case UINT16 -> NodeIds.UInt16;
      case INT32 -> NodeIds.Int32;
      case UINT32 -> NodeIds.UInt32;
      case INT64 -> NodeIds.Int64;
      case FLOAT -> NodeIds.Float;
      case DOUBLE -> NodeIds.Double;
    };
  }

  Variant variant(double value) {
    return switch (this) {
      case BOOLEAN -> Variant.ofBoolean(value != 0);
      case INT16 -> Variant.ofInt16((short) (long) value);
      case UINT16 -> Variant.ofUInt16(Unsigned.ushort((int) ((long) value & 0xFFFF)));
      case INT32 -> Variant.ofInt32((int) (long) value);
      case UINT32 -> Variant.ofUInt32(Unsigned.uint((long) value & 0xFFFF_FFFFL));
      case INT64 -> Variant.ofInt64((long) value);
      case FLOAT -> Variant.ofFloat((float) value);
      case DOUBLE -> Variant.ofDouble(value);
    };
  }

  /** A one-dimensional array of this type. */
  Variant array(double[] values) {
    Object[] elements =
        switch (this) {
          case BOOLEAN -> new Boolean[values.length];
          case INT16 -> new Short[values.length];
          case UINT16 -> new UShort[values.length];
          case INT32 -> new Integer[values.length];
          case UINT32 -> new UInteger[values.length];
          case INT64 -> new Long[values.length];
          case FLOAT -> new Float[values.length];
          case DOUBLE -> new Double[values.length];
        };
    for (int i = 0; i < values.length; i++) {
      elements[i] = Objects.requireNonNull(variant(values[i]).value());
    }
    return Variant.of(elements);
  }

  /** Its binary form (OPC UA Part 6, 5.2.2). */
  void put(ByteBuffer body, double value) {
    switch (this) {
      case BOOLEAN -> body.put((byte) (value != 0 ? 1 : 0));
      case INT16, UINT16 -> body.putShort((short) (long) value);
      case INT32, UINT32 -> body.putInt((int) (long) value);
      case INT64 -> body.putLong((long) value);
      case FLOAT -> body.putFloat((float) value);
      case DOUBLE -> body.putDouble(value);
    }
  }
}
