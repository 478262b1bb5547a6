package org.tallyport.driver.pi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorDriver;
import org.tallyport.equipment.SensorState;
import org.tallyport.equipment.Settings;

/** What every driver of pins must do, whatever it reads. One instance per test. */
public abstract class SensorKit {
  protected static final long START = 1_000_000;

  protected final ManualClock clock = new ManualClock(START);
  protected final ScriptedHardware hardware = new ScriptedHardware(clock);
  protected final Recorder recorder = new Recorder();
  protected final List<String> faults = new ArrayList<>();
  private final List<Sensor> opened = new ArrayList<>();

  /** The driver on the scripted hardware. */
  protected abstract SensorDriver driver(List<PinHardware> kinds);

  /** Settings of two channels that are right. */
  protected abstract List<Map<String, Object>> twoChannels();

  /** Makes the hardware fail as it does while in use. */
  protected abstract void breakDown(String reason);

  /** Makes something that a sensor which reads gives as a sample at this time. */
  protected abstract void happen(long timeMicroseconds);

  protected final Sensor open(Map<String, Object> source, List<Map<String, Object>> channels) {
    SensorDriver.Plan plan = plan(source, channels);
    assertEquals(List.of(), faults);
    Sensor sensor = plan.open(clock);
    opened.add(sensor);
    return sensor;
  }

  protected final SensorDriver.Plan plan(
      Map<String, Object> source, List<Map<String, Object>> channels) {
    Settings.Faults report = new Account();
    List<Settings> settings = new ArrayList<>();
    for (int i = 0; i < channels.size(); i++) {
      settings.add(new Settings("signals." + i, channels.get(i), report));
    }
    return driver(List.of(hardware)).plan(new Settings("sources.x", source, report), settings);
  }

  protected final Sensor open() {
    return open(Map.of("hardware", "scripted"), twoChannels());
  }

  @AfterEach
  void close() {
    opened.forEach(Sensor::close);
  }

  @Test
  void givesAFirstSampleOfEveryChannelBeforeItsWatermark() {
    Sensor sensor = open();
    recorder.pollUntil(sensor, () -> recorder.samples().size() >= 2);
    assertEquals(Quality.GOOD, recorder.samples(0).getFirst().quality());
    assertEquals(Quality.GOOD, recorder.samples(1).getFirst().quality());
    assertInstanceOf(SensorState.Reading.class, sensor.state());
    assertTrue(sensor.watermarkMicroseconds() > Long.MIN_VALUE);
  }

  @Test
  void saysThatMissingHardwareIsMissingAndLetsTimeGoOn() {
    hardware.missing("nothing is there");
    Sensor sensor = open();
    recorder.pollUntil(sensor, () -> recorder.samples().size() >= 2);
    assertEquals(Quality.BAD, recorder.samples(0).getFirst().quality());
    assertEquals(Quality.BAD, recorder.samples(1).getFirst().quality());
    SensorState.Failing failing = assertInstanceOf(SensorState.Failing.class, sensor.state());
    assertTrue(failing.reason().contains("nothing is there"), failing.reason());

    clock.set(START + 60_000_000);
    recorder.poll(sensor);
    assertTrue(sensor.watermarkMicroseconds() > START + 59_000_000);
  }

  @Test
  void readsWhenMissingHardwareComes() {
    hardware.missing("nothing is there");
    Sensor sensor = open();
    recorder.pollUntil(sensor, () -> recorder.samples().size() >= 2);
    hardware.missing(null);
    awaitGood(sensor);
  }

  @Test
  void turnsBadWhenHardwareBreaksAndGoodWhenItIsBack() {
    Sensor sensor = open();
    recorder.pollUntil(sensor, () -> recorder.samples().size() >= 2);
    hardware.missing("no such device (errno 6)");
    breakDown("no such device (errno 6)");
    recorder.pollUntil(sensor, () -> recorder.samples(0).getLast().quality() == Quality.BAD);
    recorder.pollUntil(sensor, () -> recorder.samples(1).getLast().quality() == Quality.BAD);
    assertInstanceOf(SensorState.Failing.class, sensor.state());

    hardware.missing(null);
    awaitGood(sensor);
  }

  @Test
  void saysThatABugStoppedItAndReadsWhenTheBugHasPassed() {
    hardware.bug(true);
    Sensor sensor = open();
    recorder.pollUntil(sensor, () -> recorder.samples().size() >= 2);
    assertEquals(Quality.BAD, recorder.samples(0).getFirst().quality());
    assertEquals(Quality.BAD, recorder.samples(1).getFirst().quality());
    recorder.pollUntil(sensor, () -> told(sensor.state()).contains("a bug of the test"));
    hardware.bug(false);
    awaitGood(sensor);
  }

  @Test
  void turnsBadByABugWhileItReadsAndGoodAfterIt() {
    Sensor sensor = open();
    recorder.pollUntil(sensor, () -> recorder.samples().size() >= 2);
    hardware.bug(true);
    breakDown("no such device (errno 6)");
    recorder.pollUntil(sensor, () -> recorder.samples(0).getLast().quality() == Quality.BAD);
    recorder.pollUntil(sensor, () -> recorder.samples(1).getLast().quality() == Quality.BAD);
    recorder.pollUntil(sensor, () -> told(sensor.state()).contains("a bug of the test"));
    hardware.bug(false);
    awaitGood(sensor);
  }

  private static String told(SensorState state) {
    return state instanceof SensorState.Failing failing ? failing.reason() : "";
  }

  private void awaitGood(Sensor sensor) {
    recorder.pollUntil(
        sensor,
        () -> {
          clock.set(clock.monotonicMicroseconds() + 10_000);
          return recorder.samples(0).getLast().quality() == Quality.GOOD
              && recorder.samples(1).getLast().quality() == Quality.GOOD;
        });
    assertInstanceOf(SensorState.Reading.class, sensor.state());
  }

  @Test
  void keepsSamplesBehindAWatermarkThatWasTold() {
    Sensor sensor = open();
    recorder.pollUntil(sensor, () -> recorder.samples().size() >= 2);
    for (int i = 1; i <= 20; i++) {
      int before = recorder.samples(0).size();
      happen(START + i * 100_000L);
      recorder.pollUntil(sensor, () -> recorder.samples(0).size() > before);
    }
    assertEquals(START + 2_000_000, recorder.samples(0).getLast().timeMicroseconds());
  }

  @Test
  void reportsWrongSettingsAllTogether() {
    plan(Map.of("hardware", "imagined"), List.of(Map.of(), Map.of()));
    assertTrue(faults.size() >= 3, faults.toString());
  }

  /** Keeps what is wrong, and what is taken. */
  private final class Account implements Settings.Faults {
    private final Map<String, String> claims = new HashMap<>();

    @Override
    public void report(String path, String message) {
      faults.add(path + " " + message);
    }

    @Override
    public Optional<String> claim(String thing, String path) {
      return Optional.ofNullable(claims.putIfAbsent(thing, path));
    }
  }
}
