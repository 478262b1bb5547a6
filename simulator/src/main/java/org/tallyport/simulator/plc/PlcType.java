package org.tallyport.simulator.plc;

import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/** The types that the nodes of a simulated PLC have. */
public enum PlcType {
  BOOLEAN,
  INT32,
  INT64,
  FLOAT,
  DOUBLE;

  NodeId dataType() {
    return switch (this) {
      case BOOLEAN -> NodeIds.Boolean;
      case INT32 -> NodeIds.Int32;
      case INT64 -> NodeIds.Int64;
      case FLOAT -> NodeIds.Float;
      case DOUBLE -> NodeIds.Double;
    };
  }

  Variant variant(double value) {
    return switch (this) {
      case BOOLEAN -> Variant.ofBoolean(value != 0);
      case INT32 -> Variant.ofInt32((int) value);
      case INT64 -> Variant.ofInt64((long) value);
      case FLOAT -> Variant.ofFloat((float) value);
      case DOUBLE -> Variant.ofDouble(value);
    };
  }
}
