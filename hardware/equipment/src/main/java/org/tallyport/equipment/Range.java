package org.tallyport.equipment;

import java.math.BigDecimal;
import java.util.Optional;

/** The numbers that a setting may have, both ends included. */
record Range(double least, double most, boolean whole) {
  private static final String LEADING_ZERO = "[+-]?0\\d+";

  /** The number that is written, if it is one of these. */
  Optional<Double> in(Written written) {
    if (!(written.value() instanceof Number number) || written.text().matches(LEADING_ZERO)) {
      return Optional.empty();
    }
    double value = number.doubleValue();
    boolean fits = value >= least && value <= most && (!whole || value == Math.rint(value));
    return fits ? Optional.of(value) : Optional.empty();
  }

  /** What is wrong with what is written, in the same way of writing. */
  String refusal(Written written) {
    String text = written.text();
    boolean number = written.value() instanceof Number;
    return (number ? "is " + text : "is \"" + text + "\"")
        + (whole ? ", wanted a whole number from " : ", wanted a number from ")
        + bounds(text)
        + (number ? "" : way(text));
  }

  private String bounds(String text) {
    if (text.matches(LEADING_ZERO)) {
      return plain(least) + " to " + plain(most) + " without a leading 0";
    }
    return whole && text.startsWith("0x")
        ? "0x" + Long.toHexString((long) least) + " to 0x" + Long.toHexString((long) most)
        : plain(least) + " to " + plain(most);
  }

  private static String way(String text) {
    if (text.matches("[+-]?\\d+,\\d+")) {
      return "; write " + text.replace(',', '.');
    }
    return text.matches("[+-]?\\d.*") ? "; the number alone, without unit or quotes" : "";
  }

  /** Without an exponent and without an end of zeros. */
  private static String plain(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
