package org.tallyport.driver.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tallyport.driver.pi.PinHardware;
import org.tallyport.driver.pi.Recorder;
import org.tallyport.driver.pi.SensorKit;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorDriver;

final class GpioSensorTest extends SensorKit {
  private static final Map<String, Object> SOURCE = Map.of("hardware", "scripted");

  private long sequence;

  @Override
  protected SensorDriver driver(List<PinHardware> kinds) {
    return new GpioDriver(kinds);
  }

  @Override
  protected List<Map<String, Object>> twoChannels() {
    return List.of(Map.of("line", 17), Map.of("line", 27, "pull", "up", "debounce_us", 50));
  }

  @Override
  protected void breakDown(String reason) {
    hardware.fail(27, reason);
  }

  @Override
  protected void happen(long timeMicroseconds) {
    clock.set(timeMicroseconds);
    edge(timeMicroseconds, sequence % 2 == 0);
  }

  private void edge(long timeMicroseconds, boolean rising) {
    hardware.edge(17, timeMicroseconds, rising, ++sequence);
  }

  /** One channel on line 17 that has given its first level. */
  private Sensor follow() {
    Sensor sensor = open(SOURCE, List.of(Map.of("line", 17)));
    recorder.pollUntil(sensor, () -> hardware.listens(17));
    recorder.pollUntil(sensor, () -> recorder.samples().size() == 1);
    return sensor;
  }

  private List<Double> values() {
    return recorder.samples().stream().map(Recorder.Sample::value).toList();
  }

  private List<Long> times() {
    return recorder.samples().stream().map(sample -> sample.timeMicroseconds() - START).toList();
  }

  @Test
  void givesTheLevelAtTheStart() {
    hardware.level(17, true);
    follow();
    assertEquals(List.of(1.0), values());
    assertEquals(List.of(0L), times());
  }

  @Test
  void tellsThatALineIsDeadBeforeTheWatermarkPassesIt() {
    Sensor sensor = follow();
    hardware.fail(17, "a bug");
    clock.set(START + 60_000_000);
    recorder.poll(sensor);
    assertEquals(
        new Recorder.Sample(0, START, 0, Quality.BAD), recorder.samples().get(1), "at once");
  }

  @Test
  void givesEveryEdgeOfABounceWithItsOwnTime() {
    Sensor sensor = follow();
    for (int i = 1; i <= 7; i++) {
      edge(START + 100L * i, i % 2 == 1);
    }
    hardware.level(17, true);
    hardware.quiet(17);
    recorder.poll(sensor);
    assertEquals(List.of(0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0), values());
    assertEquals(List.of(0L, 100L, 200L, 300L, 400L, 500L, 600L, 700L), times());
    assertEquals(List.of(), recorder.losses());
  }

  /** What the kernel made of a pulse of 3 ms under load. */
  @Test
  void takesFallingFallingForThePulseThatItWas() {
    Sensor sensor = follow();
    edge(START + 2_000, false);
    edge(START + 5_000, false);
    hardware.quiet(17);
    recorder.poll(sensor);
    assertEquals(List.of(0.0, 1.0, 0.0), values());
    assertEquals(List.of(0L, 2_000L, 5_000L), times());
    assertEquals(List.of(), recorder.losses());
  }

  @Test
  void takesWrongDirectionsForTheEdgesThatTheyWereHoweverMany() {
    Sensor sensor = follow();
    edge(START + 2_000, false);
    edge(START + 5_000, true);
    edge(START + 8_000, true);
    hardware.level(17, true);
    clock.set(START + 9_000);
    hardware.quiet(17);
    recorder.poll(sensor);
    assertEquals(List.of(0.0, 1.0, 0.0, 1.0), values());
    assertEquals(List.of(), recorder.losses());
  }

  /** Two edges in one interrupt: the numbers are whole, the level is not where the edges lead. */
  @Test
  void tellsAnEdgeThatTheKernelMergedAndReadsTheLevel() {
    Sensor sensor = follow();
    hardware.level(17, true);
    edge(START + 50_000, true);
    edge(START + 90_000, true);
    clock.set(START + 191_000);
    hardware.quiet(17);
    recorder.poll(sensor);
    assertEquals(List.of(0.0, 1.0), values());
    assertEquals(
        List.of(new Recorder.Lost(0, START + 80_000, START + 100_000, 2)), recorder.losses());
    edge(START + 195_000, false);
    recorder.poll(sensor);
    assertEquals(0.0, recorder.samples().getLast().value());
  }

  @Test
  void neverKeepsMoreThanItsBound() {
    Sensor sensor = follow();
    for (int i = 1; i <= 200; i++) {
      edge(START + 2_000 + i * 1_000L, false);
    }
    hardware.quiet(17);
    recorder.poll(sensor);
    assertEquals(0.0, recorder.samples().getLast().value());
    assertTrue(!recorder.losses().isEmpty());
  }

  @Test
  void tellsLostEventsAndReadsTheLevelAgain() {
    Sensor sensor = follow();
    edge(START + 1_000, true);
    sequence += 4;
    edge(START + 9_000, true);
    hardware.level(17, false);
    clock.set(START + 10_000);
    hardware.quiet(17);
    recorder.poll(sensor);
    assertEquals(List.of(new Recorder.Lost(0, START + 1_000, START + 9_000, 4)), recorder.losses());
    assertEquals(0.0, recorder.samples().getLast().value());
    assertEquals(START + 10_000, recorder.samples().getLast().timeMicroseconds());
  }

  @Test
  void tellsWhatDidNotFitIntoItsQueue() {
    Sensor sensor = follow();
    int edges = 10_000;
    for (int i = 1; i <= edges; i++) {
      edge(START + i, i % 2 == 1);
    }
    clock.set(START + edges);
    recorder.poll(sensor);
    int kept = recorder.samples().size() - 1;
    hardware.level(17, true);
    hardware.quiet(17);
    recorder.poll(sensor);
    assertEquals(
        List.of(new Recorder.Lost(0, START + kept, START + edges, edges - kept)),
        recorder.losses());
    assertEquals(1.0, recorder.samples().getLast().value());
  }

  @Test
  void tellsAnEdgeThatCameAfterItsWatermark() {
    Sensor sensor = follow();
    clock.set(START + 1_000_000);
    recorder.poll(sensor);
    long watermark = sensor.watermarkMicroseconds();
    assertEquals(START + 900_000, watermark);
    edge(START + 500_000, true);
    recorder.poll(sensor);
    assertEquals(watermark + 1, recorder.samples().getLast().timeMicroseconds());
    assertEquals(
        List.of(new Recorder.Lost(0, START + 499_999, watermark + 1, 1)), recorder.losses());
  }

  /** The level at the end is the true one, whatever directions are told and numbers left out. */
  @Test
  void endsAtTheTrueLevelWhateverTheEdgesSay() {
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      Sensor sensor = open(SOURCE, List.of(Map.of("line", (int) seed)));
      int line = (int) seed;
      Recorder own = new Recorder();
      own.pollUntil(sensor, () -> hardware.listens(line));
      boolean level = false;
      long number = 0;
      for (int i = 1; i <= 500; i++) {
        level = !level;
        number++;
        hardware.level(line, level);
        if (random.nextInt(10) > 0) {
          boolean told = level == (random.nextInt(5) > 0);
          hardware.edge(line, START + i * 100L, told, number);
        }
      }
      hardware.edge(line, START + 60_000, random.nextBoolean(), ++number);
      clock.set(START + 70_000);
      hardware.quiet(line);
      own.poll(sensor);
      assertEquals(level ? 1.0 : 0.0, own.samples().getLast().value(), "seed " + seed);
      clock.set(START);
      sensor.close();
    }
  }

  @Test
  void refusesALineThatIsUsedTwice() {
    plan(SOURCE, List.of(Map.of("line", 4), Map.of("line", 4)));
    assertEquals(
        List.of("signals.1.line names line 4 of sources.x, which signals.0.line has already"),
        faults);
  }
}
