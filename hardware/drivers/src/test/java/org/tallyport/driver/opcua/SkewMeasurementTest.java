package org.tallyport.driver.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SkewMeasurementTest {
  @Test
  void holdsTheTrueOffsetWithinItsUncertaintyForAnyRoundTripsAndTicks() {
    for (long seed = 1; seed <= 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      long truth = random.nextLong(-4_000_000_000L, 4_000_000_000L);
      long tick = random.nextBoolean() ? 1 : random.nextLong(1, 1_000_000);
      SkewMeasurement measurement = new SkewMeasurement(4);
      long board = 1_000_000_000L;
      while (!measurement.done()) {
        long request = board;
        board += random.nextLong(1, 20_000);
        long plc = board - truth;
        board += random.nextLong(1, 20_000);
        measurement.read(request, board, plc - Math.floorMod(plc, tick));
        board += random.nextLong(0, 3_000);
      }
      Skew skew = measurement.skew(OptionalLong.empty()).orElseThrow();
      assertTrue(
          Math.abs(skew.offsetMicroseconds() - truth) <= skew.uncertaintyMicroseconds(),
          "seed " + seed + ": " + skew + ", truth " + truth);
      assertTrue(skew.uncertaintyMicroseconds() <= 45_000, "seed " + seed + ": " + skew);
    }
  }

  @Test
  void prefersTheBoardsOwnTimeWhereTheMeasurementAllowsIt() {
    SkewMeasurement measurement = new SkewMeasurement(1);
    measurement.read(1_000, 1_200, 0);
    measurement.read(2_000, 2_200, 500);
    assertEquals(600, measurement.skew(OptionalLong.of(600)).orElseThrow().offsetMicroseconds());
    assertEquals(
        1_700, measurement.skew(OptionalLong.of(9_999)).orElseThrow().offsetMicroseconds());
  }

  @Test
  void knowsNothingOfAClockThatStandsStill() {
    SkewMeasurement measurement = new SkewMeasurement(1);
    for (int i = 0; i < 100; i++) {
      measurement.read(i, i + 1, 42);
    }
    assertTrue(measurement.skew(OptionalLong.of(1)).isEmpty());
  }

  @Test
  void keepsASkewUntilANewerOneContradictsIt() {
    Skew old = new Skew(1_000, 50);
    assertEquals(old, old.unlessContradictedBy(new Skew(1_100, 50)));
    assertEquals(new Skew(1_101, 50), old.unlessContradictedBy(new Skew(1_101, 50)));
  }
}
