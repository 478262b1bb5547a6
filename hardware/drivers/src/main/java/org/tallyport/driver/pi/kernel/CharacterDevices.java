package org.tallyport.driver.pi.kernel;

import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.i2c.I2CProvider;
import java.util.function.Supplier;
import org.tallyport.driver.pi.Pace;
import org.tallyport.driver.pi.PinHardware;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.Settings;

/**
 * The pins and buses of this board. Setting {@code chip}: label or device of the GPIO chip, {@code
 * pinctrl-bcm2711} (Raspberry Pi 4) where not given; a Raspberry Pi 5 has {@code pinctrl-rp1}.
 */
public final class CharacterDevices implements PinHardware {
  private static final String RASPBERRY_PI_4 = "pinctrl-bcm2711";

  /** For the service loader. */
  public CharacterDevices() {}

  @Override
  public String name() {
    return "character-device";
  }

  @Override
  public Supplier<Inputs> inputs(Settings source) {
    GpioChip chip = new GpioChip(chip(source));
    return () -> new KernelInputs(new KernelInputProvider(chip));
  }

  @Override
  public Supplier<Buses> buses(Settings source) {
    return () -> new KernelBuses(new KernelI2CProvider());
  }

  @Override
  public String chip(Settings source) {
    return source.text("chip", RASPBERRY_PI_4);
  }

  @Override
  public String board(Settings source) {
    return "";
  }

  private record KernelInputs(DigitalInputProvider provider) implements Inputs {
    /** The kernel does not tell how far it is. */
    @Override
    public long deliveredMicroseconds() {
      return Long.MIN_VALUE;
    }
  }

  private record KernelBuses(I2CProvider provider) implements Buses {
    @Override
    public Pace pace(BoardClock clock) {
      return Pace.real(clock);
    }
  }
}
