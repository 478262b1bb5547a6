package org.tallyport.driver.pi.kernel;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;

/** Creates inputs on the lines of one chip. */
final class KernelInputProvider extends DigitalInputProviderBase {
  private final GpioChip chip;
  private final EdgeReader reader = new EdgeReader();

  KernelInputProvider(GpioChip chip) {
    super("tallyport-character-device-input", "character device: inputs");
    this.chip = chip;
  }

  @Override
  public DigitalInput create(DigitalInputConfig config) {
    int descriptor = chip.request(config.bcm(), config.pull(), config.debounce());
    KernelInput input = new KernelInput(this, config, descriptor, reader);
    try {
      context().registry().add(input);
      return input;
    } catch (RuntimeException refused) {
      input.release();
      throw refused;
    }
  }
}
