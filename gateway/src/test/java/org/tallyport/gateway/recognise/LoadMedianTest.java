package org.tallyport.gateway.recognise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LoadMedianTest {
  @Test
  void weighsByTimeAndNotByReadings() {
    LoadMedian median = new LoadMedian();
    for (int i = 0; i < 100; i++) {
      median.add(30_000_000, 10);
    }
    median.add(20_000_000, 1_001);
    assertEquals(OptionalLong.of(20_000_000), median.grams());
  }

  @Test
  void isEmptyWithoutTime() {
    LoadMedian median = new LoadMedian();
    median.add(20_000_000, 0);
    assertEquals(OptionalLong.empty(), median.grams());
  }

  @Test
  void staysBoundedAndNearWhenEveryReadingDiffers() {
    for (int seed = 1; seed <= 5; seed++) {
      Random chance = new Random(seed);
      LoadMedian median = new LoadMedian();
      for (int i = 0; i < 50_000; i++) {
        median.add(20_000_000 + chance.nextInt(1_000_001) - 500_000, 100);
      }
      long off = Math.abs(median.grams().orElseThrow() - 20_000_000);
      assertTrue(off < 20_000, "seed " + seed + ": off by " + off + " g");
    }
  }
}
