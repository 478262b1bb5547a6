package org.tallyport.driver.opcua;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.jspecify.annotations.Nullable;
import org.tallyport.equipment.Quality;

/** What the parts of an OPC UA data value mean to us (OPC UA Part 4, 7.11 and 7.39). */
final class OpcUaValue {
  /** 100 ns ticks from 1601 to 1970. */
  private static final long EPOCH_TICKS = 116_444_736_000_000_000L;

  private OpcUaValue() {}

  /** Severity 00 is good, 01 uncertain, 10 bad, 11 reserved and therefore bad. */
  static Quality quality(@Nullable StatusCode status) {
    if (status == null) {
      return Quality.GOOD;
    }
    return switch ((int) (status.value() >>> 30) & 3) {
      case 0 -> Quality.GOOD;
      case 1 -> Quality.UNCERTAIN;
      default -> Quality.BAD;
    };
  }

  /** Whether the server dropped values of the item: InfoType DataValue (01), overflow (bit 7). */
  static boolean overflow(@Nullable StatusCode status) {
    return status != null && (status.value() & 0x0C80) == 0x0480;
  }

  /** A boolean as 0 or 1, a finite number as it is; anything else is no value. */
  static OptionalDouble number(@Nullable Variant variant) {
    return switch (variant == null ? null : variant.value()) {
      case Boolean truth -> OptionalDouble.of(truth ? 1 : 0);
      case Number number when Double.isFinite(number.doubleValue()) ->
          OptionalDouble.of(number.doubleValue());
      case null, default -> OptionalDouble.empty();
    };
  }

  /** The source timestamp, UTC microseconds, if there is one. */
  static OptionalLong sourceTime(DataValue value) {
    return microseconds(value.sourceTime());
  }

  /** The server timestamp, UTC microseconds, if there is one. */
  static OptionalLong serverTime(DataValue value) {
    return microseconds(value.serverTime());
  }

  /** Microseconds since 1970; empty for none and for the null time (0, that is 1601). */
  static OptionalLong microseconds(@Nullable DateTime time) {
    return time == null || time.getUtcTime() <= 0
        ? OptionalLong.empty()
        : OptionalLong.of((time.getUtcTime() - EPOCH_TICKS) / 10);
  }
}
