package org.tallyport.gateway.console;

/** A figure that is known, or the reason why it cannot be given. It is never 0 for "unknown". */
public sealed interface Amount {
  /** The figure, finite, in the unit that its component names. */
  record Known(double value) implements Amount {
    public Known {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("figure " + value + ": wanted a finite one");
      }
    }
  }

  /**
   * No figure.
   *
   * @param reason one line for people
   */
  record Unknown(String reason) implements Amount {
    public Unknown {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("an unknown figure needs its reason");
      }
    }
  }

  static Amount of(double value) {
    return new Known(value);
  }

  static Amount unknown(String reason) {
    return new Unknown(reason);
  }
}
