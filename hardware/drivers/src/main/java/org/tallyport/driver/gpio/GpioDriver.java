package org.tallyport.driver.gpio;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.tallyport.driver.pi.PinHardware;
import org.tallyport.equipment.SensorDriver;
import org.tallyport.equipment.Settings;

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
  public Plan plan(Settings source, List<Settings> channels) {
    PinHardware hardware = PinHardware.chosen(kinds, source, "character-device");
    Supplier<PinHardware.Inputs> inputs = hardware.inputs(source);
    long latencyMicroseconds =
        1_000 * source.integer("latency_ms", 0, MOST_LATENCY_MILLISECONDS, LATENCY_MILLISECONDS);
    Set<Integer> taken = new HashSet<>();
    List<Line> lines = channels.stream().map(channel -> line(channel, taken)).toList();
    String name = source.path();
    return clock -> GpioSensor.open(name, inputs.get(), lines, clock, latencyMicroseconds);
  }

  private static Line line(Settings channel, Set<Integer> taken) {
    Line line = Line.of(channel);
    if (!taken.add(line.line())) {
      channel.fault("line", "is " + line.line() + ", which another signal of this source has");
    }
    return line;
  }
}
