package org.tallyport.driver.pi.kernel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.tallyport.driver.gpio.GpioDriver;
import org.tallyport.driver.i2c.Ads1115Driver;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.SampleSink;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorDriver;
import org.tallyport.equipment.SensorState;
import org.tallyport.equipment.Settings;

/**
 * Reads lines and a converter on a real or emulated board and prints what comes, from the moment
 * when both read for so many seconds; started by hand, see hardware/docs/0001. Arguments: seconds,
 * GPIO chip, I2C bus, then lines.
 */
final class CharacterDeviceProof {
  private CharacterDeviceProof() {}

  private record SystemClock() implements BoardClock {
    @Override
    public long bootId() {
      return 1;
    }

    @Override
    public long monotonicMicroseconds() {
      return System.nanoTime() / 1_000;
    }

    @Override
    public long utcMicroseconds() {
      return System.currentTimeMillis() * 1_000;
    }

    @Override
    public ClockQuality quality() {
      return ClockQuality.UNSET;
    }
  }

  private record Printer(String name, BoardClock clock) implements SampleSink {
    @Override
    public void sample(int channel, long timeMicroseconds, double value, Quality quality) {
      System.out.printf(
          "%s %d t=%d value=%s %s after=%d us%n",
          name,
          channel,
          timeMicroseconds,
          value,
          quality,
          clock.monotonicMicroseconds() - timeMicroseconds);
    }

    @Override
    public void lost(int channel, long first, long last, long count, String reason) {
      System.out.printf(
          "%s %d LOST %d in (%d, %d) %s%n", name, channel, count, first, last, reason);
    }
  }

  public static void main(String[] arguments) {
    long seconds = Long.parseLong(arguments[0]);
    List<Map<String, Object>> lines =
        Stream.of(arguments)
            .skip(3)
            .map(line -> Map.<String, Object>of("line", Integer.valueOf(line)))
            .toList();
    BoardClock clock = new SystemClock();
    try (Sensor gpio = open("gpio", new GpioDriver(), Map.of("chip", arguments[1]), lines, clock);
        Sensor load =
            open(
                "load",
                new Ads1115Driver(),
                Map.of("bus", Integer.valueOf(arguments[2]), "rate_hz", 5),
                List.of(Map.of("input", 0, "span", 80)),
                clock)) {
      print(List.of(gpio, load), List.of("gpio", "load"), seconds, clock);
    }
    System.out.println("closed");
  }

  private static void print(
      List<Sensor> sensors, List<String> names, long seconds, BoardClock clock) {
    long end = Long.MAX_VALUE;
    String told = "";
    while (clock.monotonicMicroseconds() < end) {
      for (int i = 0; i < sensors.size(); i++) {
        sensors.get(i).poll(new Printer(names.get(i), clock));
      }
      String states = sensors.stream().map(sensor -> sensor.state().toString()).toList().toString();
      boolean all = sensors.stream().allMatch(s -> s.state() instanceof SensorState.Reading);
      if (all && end == Long.MAX_VALUE) {
        end = clock.monotonicMicroseconds() + seconds * 1_000_000;
      }
      if (!states.equals(told)) {
        System.out.println(states);
        told = states;
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static Sensor open(
      String name,
      SensorDriver driver,
      Map<String, Object> source,
      List<Map<String, Object>> channels,
      BoardClock clock) {
    Settings.Faults faults =
        (path, message) -> {
          throw new IllegalArgumentException(path + " " + message);
        };
    List<Settings> settings =
        channels.stream().map(channel -> new Settings(name, channel, faults)).toList();
    return driver.plan(new Settings(name, source, faults), settings).open(clock);
  }
}
