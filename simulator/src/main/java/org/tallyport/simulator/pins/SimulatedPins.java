package org.tallyport.simulator.pins;

import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.i2c.I2CProvider;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.tallyport.driver.pi.Pace;
import org.tallyport.driver.pi.PinHardware;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.Settings;

/** {@code hardware: simulated}, setting {@code file}: the pins and chips of a board file. */
public final class SimulatedPins implements PinHardware {
  /** For the service loader. */
  public SimulatedPins() {}

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public Supplier<Inputs> inputs(Settings source) {
    Path file = source.file("file");
    return () -> new SimulatedInputs(new SimulatedInputProvider(file));
  }

  @Override
  public Supplier<Buses> buses(Settings source) {
    Path file = source.file("file");
    return () -> new SimulatedBuses(new SimulatedI2CProvider(file));
  }

  private record SimulatedInputs(SimulatedInputProvider pins) implements Inputs {
    @Override
    public DigitalInputProvider provider() {
      return pins;
    }

    @Override
    public long deliveredMicroseconds() {
      return pins.delivered();
    }
  }

  private record SimulatedBuses(SimulatedI2CProvider buses) implements Buses {
    @Override
    public I2CProvider provider() {
      return buses;
    }

    @Override
    public Pace pace(BoardClock clock) {
      return buses.pace(clock);
    }

    @Override
    public void polled() {
      buses.polled();
    }
  }
}
