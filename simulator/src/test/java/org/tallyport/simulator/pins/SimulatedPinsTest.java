package org.tallyport.simulator.pins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorState;

/** The ordinary drivers on a board file, the world in the same process. */
final class SimulatedPinsTest {
  private static final long UTC_BASE = 1_700_000_000_000_000L;

  @TempDir Path folder;
  private Path file = Path.of("unset");
  private final Taken taken = new Taken();

  @BeforeEach
  void name() {
    file = folder.resolve("crane.board");
  }

  private BoardFile board() throws IOException {
    return BoardFile.create(file, 7, UTC_BASE, ClockQuality.SYNCHRONISED);
  }

  @Test
  void givesEveryEdgeWithItsTimeAndNothingLateAtFullSpeed() throws Exception {
    BoardFile board = board();
    long seed = 42;
    List<Taken.Sample> truth = new ArrayList<>();
    try (SimulatedBoardClock clock = SimulatedBoardClock.open(file);
        Sensor sensor = Taken.contacts(file, clock, 3, 60)) {
      taken.pollUntil(sensor, () -> taken.samples.size() == 2);
      taken.samples.clear();
      Thread world = Thread.ofPlatform().start(() -> play(board, seed, truth));
      taken.pollUntil(sensor, () -> !world.isAlive() && board.lagMicroseconds() == 0);
      sensor.poll(taken);
    }
    assertEquals(truth.size(), taken.samples.size(), "seed " + seed);
    assertEquals(truth, taken.samples, "seed " + seed);
    assertEquals(List.of(), taken.losses);
  }

  /** Ten minutes of two lines, as fast as the reader goes. */
  private static void play(BoardFile board, long seed, List<Taken.Sample> truth) {
    Random random = new Random(seed);
    long time = 0;
    while (time < 600_000_000L) {
      time += 1 + random.nextInt(200_000);
      int channel = random.nextInt(2);
      int line = channel == 0 ? 3 : 60;
      boolean level = !board.level(line);
      board.line(time, line, level);
      truth.add(new Taken.Sample(channel, time, level ? 1 : 0, Quality.GOOD));
      if (random.nextInt(4) == 0) {
        board.advance(time);
      }
    }
    board.advance(time);
  }

  @Test
  void samplesTheShapeOfALoadAtFullSpeed() throws Exception {
    BoardFile board = board();
    board.counts(0, 4, 4_800);
    try (SimulatedBoardClock clock = SimulatedBoardClock.open(file);
        Sensor sensor = Taken.load(file, clock, 73, 0)) {
      taken.pollUntil(sensor, () -> taken.samples.size() == 1);
      long start = System.nanoTime();
      Thread world = Thread.ofPlatform().start(() -> ramp(board));
      taken.pollUntil(sensor, () -> !world.isAlive() && board.lagMicroseconds() == 0);
      taken.pollUntil(sensor, () -> sensor.watermarkMicroseconds() >= 299_900_000);
      System.out.printf(
          "300 s of load at 10 Hz took %d ms%n", (System.nanoTime() - start) / 1_000_000);
    }
    assertEquals(3_001, taken.samples.size(), 1);
    for (Taken.Sample sample : taken.samples) {
      long step = sample.timeMicroseconds() / 10_000;
      assertEquals(0, sample.timeMicroseconds() % 100_000, sample.toString());
      assertEquals((step % 1_920) * 10 / 19_200.0 * 80, sample.value(), 1e-9, sample.toString());
    }
    assertEquals(List.of(), taken.losses);
  }

  /** Five minutes in which the load changes every 10 ms. */
  private static void ramp(BoardFile board) {
    for (long step = 1; step <= 30_000; step++) {
      board.counts(step * 10_000, 4, (int) (4_800 + (step % 1_920) * 10));
      board.advance(step * 10_000);
    }
  }

  @Test
  void startsWithWhatStandsWhenTheReaderComesLater() throws Exception {
    BoardFile board = board();
    board.line(1_000, 5, true);
    board.line(2_000, 6, true);
    board.line(3_000, 6, false);
    board.advance(10_000);
    try (SimulatedBoardClock clock = SimulatedBoardClock.open(file);
        Sensor sensor = Taken.contacts(file, clock, 5, 6)) {
      assertEquals(10_000, clock.monotonicMicroseconds());
      taken.pollUntil(sensor, () -> taken.samples.size() == 2);
      assertEquals(
          List.of(
              new Taken.Sample(0, 10_000, 1, Quality.GOOD),
              new Taken.Sample(1, 10_000, 0, Quality.GOOD)),
          taken.samples);
      board.line(11_000, 6, true);
      board.advance(12_000);
      taken.pollUntil(sensor, () -> taken.samples.size() == 3);
      assertEquals(new Taken.Sample(1, 11_000, 1, Quality.GOOD), taken.last());
      taken.pollUntil(sensor, () -> sensor.watermarkMicroseconds() == 12_000);
    }
  }

  @Test
  void stepsTheWallClockWhenItsTimeHasCome() throws Exception {
    BoardFile board = BoardFile.create(file, 9, 0, ClockQuality.UNSET);
    try (SimulatedBoardClock clock = SimulatedBoardClock.open(file)) {
      assertEquals(9, clock.bootId());
      board.advance(5_000);
      Taken.await(() -> clock.monotonicMicroseconds() == 5_000, clock);
      assertEquals(5_000, clock.utcMicroseconds());
      assertEquals(ClockQuality.UNSET, clock.quality());
      board.utcBase(6_000, UTC_BASE);
      board.quality(6_000, ClockQuality.SYNCHRONISED);
      board.advance(7_000);
      Taken.await(() -> clock.monotonicMicroseconds() == 7_000, clock);
      assertEquals(UTC_BASE + 7_000, clock.utcMicroseconds());
      assertEquals(ClockQuality.SYNCHRONISED, clock.quality());
    }
  }

  @Test
  void waitsForAWorldThatHasNotMadeItsFileYet() throws Exception {
    Files.createDirectories(folder);
    Path other = folder.resolve("clock.board");
    BoardFile.create(other, 1, 0, ClockQuality.UNSET);
    try (SimulatedBoardClock clock = SimulatedBoardClock.open(other);
        Sensor sensor = Taken.contacts(file, clock, 1)) {
      taken.pollUntil(sensor, () -> taken.samples.size() == 1);
      assertEquals(Quality.BAD, taken.last().quality());
      assertInstanceOf(SensorState.Failing.class, sensor.state());
      board();
      taken.pollUntil(sensor, () -> sensor.state() instanceof SensorState.Reading);
    }
  }

  @Test
  void isBadWhileTheChipIsAbsent() throws Exception {
    BoardFile board = board();
    board.counts(0, 0, 12_480);
    try (SimulatedBoardClock clock = SimulatedBoardClock.open(file);
        Sensor sensor = Taken.load(file, clock, 72, 0)) {
      taken.pollUntil(sensor, () -> taken.samples.size() == 1);
      assertEquals(32.0, taken.last().value());
      board.counts(50_000, 0, BoardFile.ABSENT);
      board.advance(150_000);
      taken.pollUntil(sensor, () -> taken.last().quality() == Quality.BAD);
      board.counts(160_000, 0, 24_000);
      board.advance(2_000_000);
      taken.pollUntil(sensor, () -> taken.last().quality() == Quality.GOOD);
      assertEquals(80.0, taken.last().value());
    }
  }

  @Test
  void writesOnWhenNobodyReads() throws Exception {
    BoardFile board =
        BoardFile.create(file, 64, Duration.ofHours(1), 7, UTC_BASE, ClockQuality.SYNCHRONISED);
    for (int i = 1; i <= 1_001; i++) {
      board.line(i, 2, i % 2 == 1);
    }
    board.advance(2_000);
    assertFalse(board.readerAlive());
    assertTrue(board.overruns() > 900);
    try (SimulatedBoardClock clock = SimulatedBoardClock.open(file);
        Sensor sensor = Taken.contacts(file, clock, 2)) {
      taken.pollUntil(sensor, () -> taken.samples.size() == 1);
      assertEquals(new Taken.Sample(0, 2_000, 1, Quality.GOOD), taken.last());
      assertTrue(board.readerAlive());
    }
    Taken.await(() -> !board.readerAlive(), "the reader is gone");
  }

  @Test
  void tellsWhatWasLostWhenTheWriterRanOverTheReader() throws Exception {
    BoardFile board =
        BoardFile.create(file, 64, Duration.ZERO, 7, UTC_BASE, ClockQuality.SYNCHRONISED);
    try (SimulatedBoardClock clock = SimulatedBoardClock.open(file);
        Sensor sensor = Taken.contacts(file, clock, 2)) {
      taken.pollUntil(sensor, () -> taken.samples.size() == 1);
      board.advance(60_000_000); // far ahead of the sample loop, which holds the reader here
      for (int i = 1; i <= 1_001; i++) {
        board.line(60_000_000 + i, 2, i % 2 == 1);
      }
      board.advance(61_000_000);
      taken.pollUntil(sensor, () -> !taken.losses.isEmpty());
      taken.pollUntil(sensor, () -> sensor.watermarkMicroseconds() == 61_000_000);
      assertEquals(1.0, taken.last().value());
      assertTrue(taken.lostCount > 900 && taken.lostCount <= 1_001, taken.losses.toString());
    }
  }

  @Test
  void refusesAWorldWhoseTimeGoesBack() throws Exception {
    BoardFile board = board();
    board.advance(1_000);
    org.junit.jupiter.api.Assertions.assertThrows(
        IllegalArgumentException.class, () -> board.line(1_000, 1, true));
    org.junit.jupiter.api.Assertions.assertThrows(
        IllegalArgumentException.class, () -> board.line(2_000, 64, true));
  }
}
