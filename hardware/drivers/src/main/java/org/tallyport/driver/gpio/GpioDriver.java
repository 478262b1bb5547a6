package org.tallyport.driver.gpio;

import java.util.List;
import java.util.function.Supplier;
import org.tallyport.driver.pi.PinHardware;
import org.tallyport.equipment.SensorDriver;
import org.tallyport.equipment.Settings;
import org.tallyport.equipment.ValueType;

/** Contacts on pins; the settings are told in the package's note. */
public final class GpioDriver implements SensorDriver {
  private static final long MOST_LATENCY_MILLISECONDS = 5_000;
  private static final long LATENCY_MILLISECONDS = 100;

  private final List<PinHardware> kinds;

  /** With the hardware on the class path, for the service loader. */
  public GpioDriver() {
    this(PinHardware.installed());
  }

  /** With the given kinds of hardware. */
  public GpioDriver(List<PinHardware> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  @Override
  public String name() {
    return "gpio";
  }

  @Override
  public boolean gives(ValueType type) {
    return type == ValueType.BOOLEAN;
  }

  @Override
  public Plan plan(Settings source, List<Settings> channels) {
    PinHardware hardware = PinHardware.chosen(kinds, source, "character-device");
    Supplier<PinHardware.Inputs> inputs = hardware.inputs(source);
    long latencyMicroseconds =
        1_000 * source.integer("latency_ms", 0, MOST_LATENCY_MILLISECONDS, LATENCY_MILLISECONDS);
    String chip = hardware.chip(source);
    List<Line> lines = channels.stream().map(channel -> line(channel, chip)).toList();
    String name = source.path();
    return clock -> GpioSensor.open(name, inputs.get(), lines, clock, latencyMicroseconds);
  }

  private static Line line(Settings channel, String chip) {
    Line line = Line.of(channel);
    channel.claim("line", "line " + line.line() + " of " + chip);
    return line;
  }
}
