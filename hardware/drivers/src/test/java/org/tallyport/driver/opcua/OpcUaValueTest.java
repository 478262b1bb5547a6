package org.tallyport.driver.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyport.equipment.Quality;

final class OpcUaValueTest {
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "Good, 00000000, GOOD, false",
    "Good_LocalOverride, 00960000, GOOD, false",
    "Good_Clamped, 00300000, GOOD, false",
    "Good with overflow, 00000480, GOOD, true",
    "Good with a bit 7 that means nothing, 00000080, GOOD, false",
    "Good with limit low, 00000500, GOOD, false",
    "Uncertain, 40000000, UNCERTAIN, false",
    "Uncertain_LastUsableValue, 40900000, UNCERTAIN, false",
    "Uncertain_SensorNotAccurate, 40930000, UNCERTAIN, false",
    "Uncertain_SubNormal with overflow, 40950480, UNCERTAIN, true",
    "Bad, 80000000, BAD, false",
    "Bad_WaitingForInitialData, 80320000, BAD, false",
    "Bad_SensorFailure, 808C0000, BAD, false",
    "Bad_OutOfService with overflow, 808D0480, BAD, true",
    "a reserved severity, C0000000, BAD, false"
  })
  void tellsQualityAndOverflow(String name, String code, Quality quality, boolean overflow) {
    StatusCode status = new StatusCode(Long.parseLong(code, 16));
    assertEquals(quality, OpcUaValue.quality(status), name);
    assertEquals(overflow, OpcUaValue.overflow(status), name);
  }

  @Test
  void takesNoStatusForGood() {
    assertEquals(Quality.GOOD, OpcUaValue.quality(null));
    assertEquals(false, OpcUaValue.overflow(null));
  }

  @Test
  void readsBooleansAndNumbersAndNothingElse() {
    assertEquals(OptionalDouble.of(1), OpcUaValue.number(Variant.ofBoolean(true)));
    assertEquals(OptionalDouble.of(0), OpcUaValue.number(Variant.ofBoolean(false)));
    assertEquals(OptionalDouble.of(-3), OpcUaValue.number(Variant.ofInt32(-3)));
    assertEquals(OptionalDouble.of(7), OpcUaValue.number(new Variant(Unsigned.uint(7))));
    assertEquals(OptionalDouble.of(1.5), OpcUaValue.number(Variant.ofFloat(1.5f)));
    assertEquals(OptionalDouble.empty(), OpcUaValue.number(Variant.ofDouble(Double.NaN)));
    assertEquals(OptionalDouble.empty(), OpcUaValue.number(new Variant("12")));
    assertEquals(OptionalDouble.empty(), OpcUaValue.number(Variant.NULL_VALUE));
    assertEquals(OptionalDouble.empty(), OpcUaValue.number(null));
  }

  @Test
  void countsMicrosecondsFrom1970() {
    assertEquals(
        1_000_000_000_123_456L,
        OpcUaValue.microseconds(new DateTime(116_444_736_000_000_000L + 10_000_000_001_234_560L))
            .orElseThrow());
    assertEquals(true, OpcUaValue.microseconds(DateTime.NULL_VALUE).isEmpty());
  }
}
