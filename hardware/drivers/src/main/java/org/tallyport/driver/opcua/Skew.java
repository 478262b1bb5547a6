package org.tallyport.driver.opcua;

/**
 * What to add to a time of the PLC (UTC microseconds) to have board-monotonic microseconds.
 *
 * @param offsetMicroseconds board-monotonic minus the PLC's time
 * @param uncertaintyMicroseconds half the width of the range that the offset lies in
 */
record Skew(long offsetMicroseconds, long uncertaintyMicroseconds) {
  /** The board time of a PLC time. */
  long map(long plcMicroseconds) {
    return plcMicroseconds + offsetMicroseconds;
  }

  /** This, unless a newer measurement contradicts it by more than both can err. */
  Skew unlessContradictedBy(Skew newer) {
    long difference = Math.abs(newer.offsetMicroseconds - offsetMicroseconds);
    return difference > uncertaintyMicroseconds + newer.uncertaintyMicroseconds ? newer : this;
  }
}
