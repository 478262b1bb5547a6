package org.tallyport.driver.pi.kernel;

import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProviderBase;

/** Creates devices on the kernel's I2C buses. */
final class KernelI2CProvider extends I2CProviderBase {
  KernelI2CProvider() {
    super("tallyport-character-device-i2c", "character device: I2C");
  }

  @Override
  public I2C create(I2CConfig config) {
    int descriptor = Kernel.open("/dev/i2c-" + config.bus());
    KernelI2C device = new KernelI2C(this, config, descriptor);
    try {
      context().registry().add(device);
      return device;
    } catch (RuntimeException refused) {
      Kernel.close(descriptor);
      throw refused;
    }
  }
}
