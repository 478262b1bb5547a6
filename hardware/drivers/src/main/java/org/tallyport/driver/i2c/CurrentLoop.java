package org.tallyport.driver.i2c;

/**
 * A 4–20 mA loop over a shunt, in counts of 0.125 mV.
 *
 * @param shuntOhms 150 ohm: 4 mA = 4,800 counts, 20 mA = 24,000 counts
 * @param span what 20 mA stands for, less what 4 mA stands for, in the signal's unit
 * @param zero what 4 mA stands for
 */
record CurrentLoop(double shuntOhms, double span, double zero) {
  /** 21 mA must stay below the end of the scale, 32,767 counts. */
  static final double MOST_OHMS = 195;

  /** Whether the loop is broken: under 3.6 mA or over 21 mA (NAMUR NE 43). */
  boolean broken(int counts) {
    return 10 * counts < 288 * shuntOhms || counts > 168 * shuntOhms;
  }

  double value(int counts) {
    return (counts - 32 * shuntOhms) / (128 * shuntOhms) * span + zero;
  }
}
