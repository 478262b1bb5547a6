package org.tallyport.simulator.use;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrendTest {
  @Test
  void seesGrowthInTheLateHalfOnly() {
    Trend trend = new Trend();
    for (int second = 0; second <= 100; second++) {
      trend.add(second, second < 50 ? 1_000 * second : 50_000 + 2 * (second - 50));
    }
    assertEquals(2 * 3_600, trend.perHour(0.5), 1e-6);
    assertEquals(50_100, trend.most());
    assertEquals(0, new Trend().perHour(0.5));
  }

  @Test
  void readsWhatAProcessUses() {
    Optional<ProcessUse> own = ProcessUse.of(ProcessHandle.current().pid());
    own.ifPresent(
        use -> {
          assertTrue(use.residentBytes() > 10_000_000, use.toString());
          assertTrue(use.handles() > 3 && use.threads() > 3, use.toString());
          assertTrue(use.processorSeconds() > 0, use.toString());
        });
    assertEquals(Optional.empty(), ProcessUse.of(Long.MAX_VALUE));
  }
}
