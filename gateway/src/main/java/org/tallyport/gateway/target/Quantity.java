package org.tallyport.gateway.target;

import java.math.BigDecimal;

/** A figure, or why there is none. */
public sealed interface Quantity {
  /** A figure in the unit that its name says. */
  record Known(BigDecimal value) implements Quantity {}

  /**
   * No figure.
   *
   * @param reason a few words for people
   */
  record None(String reason) implements Quantity {}

  static Quantity of(BigDecimal value) {
    return new Known(value);
  }

  static Quantity none(String reason) {
    return new None(reason);
  }
}
