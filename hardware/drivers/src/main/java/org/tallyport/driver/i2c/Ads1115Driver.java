package org.tallyport.driver.i2c;

import java.util.List;
import java.util.function.Supplier;
import org.tallyport.driver.pi.PinHardware;
import org.tallyport.equipment.SensorDriver;
import org.tallyport.equipment.Settings;
import org.tallyport.equipment.ValueType;

/** 4–20 mA loops on an ADS1115; the settings are told in the package's note. */
public final class Ads1115Driver implements SensorDriver {
  private static final int FIRST_ADDRESS = 0x48;
  private static final int LAST_ADDRESS = 0x4b;
  private static final int MOST_BUS = 255;
  private static final double MOST_SPAN = 1e9;

  private final List<PinHardware> kinds;

  /** With the hardware on the class path, for the service loader. */
  public Ads1115Driver() {
    this(PinHardware.installed());
  }

  /** With the given kinds of hardware. */
  public Ads1115Driver(List<PinHardware> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  @Override
  public String name() {
    return "ads1115";
  }

  @Override
  public boolean gives(ValueType type) {
    return type != ValueType.BOOLEAN;
  }

  @Override
  public Plan plan(Settings source, List<Settings> channels) {
    PinHardware hardware = PinHardware.chosen(kinds, source, "character-device");
    Supplier<PinHardware.Buses> buses = hardware.buses(source);
    int bus = (int) source.integer("bus", 0, MOST_BUS, 1);
    int address = (int) source.integer("address", FIRST_ADDRESS, LAST_ADDRESS, FIRST_ADDRESS);
    double most = (double) Ads1115.MOST_SAMPLES_PER_SECOND / Math.max(1, channels.size());
    double hertz = source.decimal("rate_hz", 0.01, most, Math.min(10, most));
    String chip = "chip 0x" + Integer.toHexString(address) + " on bus " + bus;
    source.claim("address", chip + hardware.board(source));
    List<Input> inputs = channels.stream().map(channel -> input(channel, source.path())).toList();
    Sampling sampling = new Sampling(source.path(), bus, address, hertz, inputs);
    return clock -> Ads1115Sensor.open(sampling, buses.get(), clock);
  }

  /**
   * A checked source.
   *
   * @param name for messages
   * @param hertz rounds per second
   */
  record Sampling(String name, int bus, int address, double hertz, List<Input> inputs) {
    long periodMicroseconds() {
      return Math.round(1e6 / hertz);
    }
  }

  /** One channel: an input of the chip and what is on it. */
  record Input(int input, CurrentLoop loop) {}

  private static Input input(Settings channel, String source) {
    int input = (int) channel.integer("input", 0, 3);
    channel.claim("input", "input " + input + " of " + source);
    double span = channel.decimal("span", -MOST_SPAN, MOST_SPAN);
    if (span == 0) {
      channel.fault("span", "is 0, wanted what 20 mA stands for, less what 4 mA stands for");
    }
    double zero = channel.decimal("zero", -MOST_SPAN, MOST_SPAN, 0);
    double ohms = channel.decimal("shunt_ohms", 1, CurrentLoop.MOST_OHMS, 150);
    return new Input(input, new CurrentLoop(ohms, span, zero));
  }
}
