package org.tallyport.equipment;

/** How far a board's wall time can be trusted. The codes are on the wire. */
public enum ClockQuality {
  /** Never set since boot. */
  UNSET(0),
  /** Set from a source without a bound, such as an acknowledgement's time stamp. */
  UNCERTAIN(1),
  /** Kept by a time service. */
  SYNCHRONISED(2);

  private final int code;

  ClockQuality(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The quality of a code; refuses an unknown one. */
  public static ClockQuality ofCode(int code) {
    for (ClockQuality quality : values()) {
      if (quality.code == code) {
        return quality;
      }
    }
    throw new IllegalArgumentException("unknown clock quality " + code);
  }
}
