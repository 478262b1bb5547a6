package org.tallyport.driver.i2c;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.i2c.I2C;
import org.tallyport.driver.pi.Pace;
import org.tallyport.equipment.BoardClock;

/** The chip: single-shot conversions of one input against ground at ±4.096 V. */
final class Ads1115 {
  /** Samples per second that the chip can make of all its inputs together. */
  static final int MOST_SAMPLES_PER_SECOND = 860;

  private static final int CONVERSION = 0;
  private static final int CONFIG = 1;
  private static final int START_OR_READY = 0x8000;
  private static final int AGAINST_GROUND = 0x4000;
  private static final int GAIN_4_096_V = 0x0200;
  private static final int SINGLE_SHOT = 0x0100;
  private static final int NO_COMPARATOR = 0x0003;
  private static final int[] RATES = {8, 16, 32, 64, 128, 250, 475, 860};

  /** The chip's own default; slower ones only blur the moment of the sample. */
  private static final int LEAST_RATE = 128;

  private static final int WAITS = 4;

  private final I2C device;
  private final Pace pace;
  private final BoardClock clock;
  private final int rateCode;

  /**
   * A chip.
   *
   * @param samplesPerSecond how many conversions are wanted; it converts at twice that or faster
   */
  Ads1115(I2C device, Pace pace, BoardClock clock, double samplesPerSecond) {
    this.device = device;
    this.pace = pace;
    this.clock = clock;
    int code = 0;
    while (code < RATES.length - 1 && RATES[code] < Math.max(LEAST_RATE, 2 * samplesPerSecond)) {
      code++;
    }
    rateCode = code;
  }

  /** Converts one input: counts of 0.125 mV. Throws Pi4J's exception. */
  int convert(int input) throws InterruptedException {
    device.writeRegisterWord(CONFIG, config(input));
    // The fastest chip is 10 % slower than its nominal rate (data sheet, table 7.5).
    long conversionMicroseconds = 1_100_000L / RATES[rateCode];
    for (int wait = 0; !ready(); wait++) {
      if (wait == WAITS) {
        throw new IOException("input " + input + ": the conversion does not end");
      }
      pace.await(clock.monotonicMicroseconds() + conversionMicroseconds);
    }
    return (short) device.readRegisterWord(CONVERSION);
  }

  private boolean ready() {
    return (device.readRegisterWord(CONFIG) & START_OR_READY) != 0;
  }

  private int config(int input) {
    return START_OR_READY
        | AGAINST_GROUND
        | (input << 12)
        | GAIN_4_096_V
        | SINGLE_SHOT
        | (rateCode << 5)
        | NO_COMPARATOR;
  }
}
