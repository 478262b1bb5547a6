package org.tallyport.simulator.pins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.tallyport.driver.gpio.GpioDriver;
import org.tallyport.driver.i2c.Ads1115Driver;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.SampleSink;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorDriver;
import org.tallyport.equipment.Settings;

/** What a sensor on a simulated board gave. */
final class Taken implements SampleSink {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

  record Sample(int channel, long timeMicroseconds, double value, Quality quality) {}

  final List<Sample> samples = new ArrayList<>();
  final List<String> losses = new ArrayList<>();
  long lostCount;

  @Override
  public void sample(int channel, long timeMicroseconds, double value, Quality quality) {
    samples.add(new Sample(channel, timeMicroseconds, value, quality));
  }

  @Override
  public void lost(int channel, long first, long last, long count, String reason) {
    lostCount += count;
    losses.add(channel + " (" + first + ", " + last + ") " + count + " " + reason);
  }

  Sample last() {
    return samples.getLast();
  }

  void pollUntil(Sensor sensor, BooleanSupplier condition) {
    sensor.poll(this);
    await(
        () -> {
          sensor.poll(this);
          return condition.getAsBoolean();
        },
        sensor.state());
  }

  static void await(BooleanSupplier condition, Object what) {
    long end = System.nanoTime() + LIMIT_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain: " + what);
      }
      LockSupport.parkNanos(200_000);
    }
  }

  static Sensor contacts(Path file, BoardClock clock, int... lines) {
    List<Map<String, Object>> channels = new ArrayList<>();
    for (int line : lines) {
      channels.add(Map.of("line", line));
    }
    return open(new GpioDriver(), file, Map.of(), channels, clock);
  }

  static Sensor load(Path file, BoardClock clock, int address, int... inputs) {
    List<Map<String, Object>> channels = new ArrayList<>();
    for (int input : inputs) {
      channels.add(Map.of("input", input, "span", 80));
    }
    return open(new Ads1115Driver(), file, Map.of("address", address), channels, clock);
  }

  private static Sensor open(
      SensorDriver driver,
      Path file,
      Map<String, Object> more,
      List<Map<String, Object>> channels,
      BoardClock clock) {
    Settings.Faults faults =
        (path, message) -> {
          throw new IllegalArgumentException(path + " " + message);
        };
    Map<String, Object> source = new java.util.HashMap<>(more);
    source.put("hardware", "simulated");
    source.put("file", file.toString());
    List<Settings> settings =
        channels.stream().map(channel -> new Settings("signal", channel, faults)).toList();
    return driver.plan(new Settings("source", source, faults), settings).open(clock);
  }
}
