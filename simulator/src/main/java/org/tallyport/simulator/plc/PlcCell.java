package org.tallyport.simulator.plc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/** What clients see of one variable, and the monitored items that hang on it. */
final class PlcCell {
  /** 100 ns ticks from 1601 to 1970. */
  private static final long EPOCH_TICKS = 116_444_736_000_000_000L;

  private final LongSupplier utcMicroseconds;
  private final List<DataItem> items = new ArrayList<>();
  private DataValue seen;

  PlcCell(LongSupplier utcMicroseconds) {
    this.utcMicroseconds = utcMicroseconds;
    seen = new DataValue(Variant.NULL_VALUE);
  }

  synchronized void show(Variant value, StatusCode status, long sourceUtcMicroseconds) {
    seen =
        new DataValue(
            value, status, dateTime(sourceUtcMicroseconds), dateTime(utcMicroseconds.getAsLong()));
    for (DataItem item : items) {
      item.setValue(seen);
    }
  }

  /** The last value with its source time, and the server's time now. */
  synchronized DataValue read() {
    return new DataValue(
        seen.value(), seen.statusCode(), seen.sourceTime(), dateTime(utcMicroseconds.getAsLong()));
  }

  synchronized void attach(DataItem item) {
    items.add(item);
    item.setValue(read());
  }

  synchronized void detach(DataItem item) {
    items.remove(item);
  }

  synchronized void detachAll() {
    items.clear();
  }

  /** The node is gone: its items hear so, and nothing more. */
  synchronized void remove() {
    DateTime now = dateTime(utcMicroseconds.getAsLong());
    StatusCode gone = new StatusCode(StatusCodes.Bad_NodeIdUnknown);
    items.forEach(item -> item.setValue(new DataValue(Variant.NULL_VALUE, gone, null, now)));
    items.clear();
  }

  static DateTime dateTime(long utcMicroseconds) {
    return new DateTime(utcMicroseconds * 10 + EPOCH_TICKS);
  }
}
