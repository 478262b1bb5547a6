package org.tallyport.equipment;

/**
 * How far a reading can be trusted. {@link #sparkplugCode()} is the value of Sparkplug's {@code
 * Quality} property; a good reading carries none.
 */
public enum Quality {
  GOOD(192),
  /**
   * The value stands but is doubtful: out of calibration, drifting, a PLC's "uncertain". Sparkplug
   * has no word for it and allows only 0, 192 and 500 (stale)
   * (tck-id-payloads-propertyset-quality-value-value): hosts show it as not to be relied upon.
   */
  UNCERTAIN(500),
  /** Not measured: there is no value. Never 0. */
  BAD(0);

  private final int sparkplugCode;

  Quality(int sparkplugCode) {
    this.sparkplugCode = sparkplugCode;
  }

  public int sparkplugCode() {
    return sparkplugCode;
  }

  /** The quality of a Sparkplug code; codes that we do not know are bad. */
  public static Quality ofSparkplugCode(int code) {
    return switch (code) {
      case 192 -> GOOD;
      case 500 -> UNCERTAIN;
      default -> BAD;
    };
  }

  /** The worse of the two. */
  public Quality worse(Quality other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
