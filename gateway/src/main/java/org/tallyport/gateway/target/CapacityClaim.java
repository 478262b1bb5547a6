package org.tallyport.gateway.target;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What somebody said a terminal can handle, never a constant.
 *
 * @param name what people call it
 * @param from first day on which it holds, in the terminal's zone
 * @param valuePerYear in the unit
 * @param unit of what
 * @param share the part of it that this terminal stands for, over 0 to 1
 * @param status such as {@code design}, {@code rated} or {@code planned}
 * @param source where and when it was published
 */
public record CapacityClaim(
    String name,
    LocalDate from,
    BigDecimal valuePerYear,
    Unit unit,
    BigDecimal share,
    String status,
    String source) {
  /** What is counted. */
  public enum Unit {
    TONNES,
    TEU,
    WAGONS
  }

  public CapacityClaim {
    if (valuePerYear.signum() <= 0 || share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "claim " + name + ": value " + valuePerYear + " and share " + share + " out of range");
    }
  }

  BigDecimal targetPerYear() {
    return valuePerYear.multiply(share);
  }
}
