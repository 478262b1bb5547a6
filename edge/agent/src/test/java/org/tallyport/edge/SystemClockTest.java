package org.tallyport.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.edge.config.Drivers;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.Settings;

class SystemClockTest {
  @Test
  void isFoundOnTheClassPath() {
    BoardClock clock =
        Objects.requireNonNull(Drivers.onClassPath().clocks().get("system"))
            .plan(new Settings("clock", Map.of(), (_, _) -> {}))
            .open();
    assertTrue(clock.bootId() > 0);
    assertTrue(clock.monotonicMicroseconds() <= clock.monotonicMicroseconds());
    assertTrue(clock.utcMicroseconds() > 1_700_000_000_000_000L);
    assertNotEquals(ClockQuality.UNSET, clock.quality());
  }

  @Test
  void namesABootByItsId(@TempDir Path folder) throws Exception {
    Path one = Files.writeString(folder.resolve("one"), "0c1f0c4e-8b0f-4a55-9d53-000000000001\n");
    Path two = Files.writeString(folder.resolve("two"), "0c1f0c4e-8b0f-4a55-9d53-000000000002\n");
    long first = SystemClock.bootId(one, () -> 1);
    assertEquals(first, SystemClock.bootId(one, () -> 2));
    assertNotEquals(first, SystemClock.bootId(two, () -> 1));
    assertTrue(SystemClock.bootId(folder.resolve("none"), () -> 1) > 0);
  }
}
