package org.tallyport.driver.i2c;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyport.driver.pi.PinHardware;
import org.tallyport.driver.pi.Recorder;
import org.tallyport.driver.pi.SensorKit;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorDriver;
import org.tallyport.equipment.SensorState;

final class Ads1115SensorTest extends SensorKit {
  private static final Map<String, Object> SOURCE = Map.of("hardware", "scripted");
  private static final long PERIOD = 100_000;

  @Override
  protected SensorDriver driver(List<PinHardware> kinds) {
    return new Ads1115Driver(kinds);
  }

  @Override
  protected List<Map<String, Object>> twoChannels() {
    return List.of(Map.of("input", 0, "span", 80), Map.of("input", 2, "span", 30.0));
  }

  @BeforeEach
  void currentFlows() {
    hardware.counts(0, 12_480);
    hardware.counts(2, 4_800);
  }

  @Override
  protected void breakDown(String reason) {
    clock.set(clock.monotonicMicroseconds() + PERIOD);
  }

  @Override
  protected void happen(long timeMicroseconds) {
    clock.set(timeMicroseconds);
  }

  @Test
  void givesEachInputInItsUnit() {
    Sensor sensor = open();
    recorder.pollUntil(sensor, () -> recorder.samples().size() >= 2);
    assertEquals(new Recorder.Sample(0, START, 32.0, Quality.GOOD), recorder.samples(0).getFirst());
    assertEquals(new Recorder.Sample(1, START, 0.0, Quality.GOOD), recorder.samples(1).getFirst());
  }

  @Test
  void samplesOncePerPeriodOfTheBoardClock() {
    Sensor sensor = open(SOURCE, List.of(Map.of("input", 0, "span", 80)));
    for (int round = 0; round < 50; round++) {
      int expected = round + 1;
      clock.set(START + round * PERIOD);
      recorder.pollUntil(sensor, () -> recorder.samples().size() == expected);
      recorder.pollUntil(
          sensor, () -> sensor.watermarkMicroseconds() == clock.monotonicMicroseconds());
    }
    assertEquals(START + 49 * PERIOD, recorder.samples().getLast().timeMicroseconds());
  }

  @Test
  void isBadAndNotZeroWhenTheLoopIsBroken() {
    hardware.counts(0, 0);
    Sensor sensor = open();
    recorder.pollUntil(sensor, () -> recorder.samples().size() >= 2);
    assertEquals(Quality.BAD, recorder.samples(0).getFirst().quality());
    assertEquals(Quality.GOOD, recorder.samples(1).getFirst().quality());
    assertTrue(sensor.state() instanceof SensorState.Reading);
  }

  @Test
  void outlivesOneFailedRoundWithoutReopening() {
    Sensor sensor = open();
    recorder.pollUntil(sensor, () -> recorder.samples().size() >= 2);
    hardware.missing("errno 121");
    clock.set(START + PERIOD);
    recorder.pollUntil(sensor, () -> sensor.state() instanceof SensorState.Failing);
    hardware.missing(null);
    clock.set(START + 2 * PERIOD);
    recorder.pollUntil(sensor, () -> sensor.state() instanceof SensorState.Reading);
    assertEquals(1, hardware.openings());
  }

  @Test
  void reopensTheBusAfterThreeFailedRounds() {
    Sensor sensor = open();
    recorder.pollUntil(sensor, () -> recorder.samples().size() >= 2);
    hardware.missing("errno 6");
    recorder.pollUntil(
        sensor,
        () -> {
          clock.set(clock.monotonicMicroseconds() + PERIOD);
          return hardware.openings() > 1;
        });
    hardware.missing(null);
    recorder.pollUntil(
        sensor,
        () -> {
          clock.set(clock.monotonicMicroseconds() + PERIOD);
          return sensor.state() instanceof SensorState.Reading;
        });
  }

  @Test
  void saysSoWhenTheBusHangsAndLetsTimeGoOn() {
    Sensor sensor = open();
    recorder.pollUntil(sensor, () -> recorder.samples().size() >= 2);
    hardware.hang(true);
    clock.set(START + PERIOD);
    clock.set(START + 10_000_000);
    recorder.pollUntil(sensor, () -> recorder.samples(0).getLast().quality() == Quality.BAD);
    assertTrue(sensor.state() instanceof SensorState.Failing);
    recorder.poll(sensor);
    assertTrue(sensor.watermarkMicroseconds() > START + 9_000_000);
    hardware.hang(false);
    recorder.pollUntil(sensor, () -> sensor.state() instanceof SensorState.Reading);
  }

  @Test
  void refusesMoreThanTheChipCanSample() {
    plan(Map.of("hardware", "scripted", "rate_hz", 431), twoChannels());
    assertEquals(1, faults.size(), faults.toString());
    assertTrue(faults.getFirst().contains("rate_hz"), faults.toString());
  }
}
