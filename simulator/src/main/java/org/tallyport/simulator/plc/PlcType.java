package org.tallyport.simulator.plc;

import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
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
}
