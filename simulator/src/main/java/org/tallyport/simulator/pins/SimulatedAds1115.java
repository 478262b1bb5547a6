package org.tallyport.simulator.pins;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.i2c.I2CConfig;
import org.tallyport.driver.pi.TransferI2C;

/**
 * A converter chip on a simulated board (TI ADS1115, data sheet SBAS444): conversion and
 * configuration register, single-shot against ground; a conversion is ready at once.
 */
final class SimulatedAds1115 extends TransferI2C {
  static final int FIRST_ADDRESS = 0x48;
  static final int INPUTS_PER_CHIP = 4;

  private static final int CONVERSION = 0;
  private static final int CONFIG = 1;
  private static final int READY = 0x8000;
  private static final int POWER_ON_CONFIG = 0x8583;

  private final SimulatedI2CProvider buses;
  private final BoardReader reader;
  private int pointer;
  private int conversion;
  private int configuration = POWER_ON_CONFIG;

  SimulatedAds1115(SimulatedI2CProvider provider, I2CConfig config, BoardReader reader) {
    super(provider, config);
    buses = provider;
    this.reader = reader;
  }

  @Override
  protected synchronized byte[] transfer(byte[] written, int readLength) {
    if (!isOpen()) {
      throw new IOException("closed");
    }
    counts(0); // an absent chip does not even take a pointer
    if (written.length > 0) {
      pointer = written[0] & 3;
    }
    if (written.length >= 3 && pointer == CONFIG) {
      configure(((written[1] & 0xff) << 8) | (written[2] & 0xff));
    }
    byte[] read = new byte[readLength];
    int register = pointer == CONVERSION ? conversion : configuration;
    for (int i = 0; i < readLength; i++) {
      read[i] = (byte) (register >> ((i & 1) == 0 ? 8 : 0));
    }
    return read;
  }

  @Override
  protected void release() {
    buses.closed(reader);
  }

  private void configure(int value) {
    configuration = value | READY;
    int input = (value >> 12 & 7) - INPUTS_PER_CHIP;
    if ((value & READY) != 0 && input >= 0) {
      conversion = counts(input);
    }
  }

  private int counts(int input) {
    int chip = device() - FIRST_ADDRESS;
    int index = chip * INPUTS_PER_CHIP + input;
    long counts =
        chip >= 0 && index < BoardMemory.INPUTS ? reader.state().counts(index) : BoardFile.ABSENT;
    if (counts == BoardFile.ABSENT) {
      throw new IOException("simulated chip " + device() + ": nothing answers at this address");
    }
    return Math.clamp(counts, Short.MIN_VALUE, Short.MAX_VALUE);
  }
}
