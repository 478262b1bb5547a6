package org.tallyport.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Signal;
import org.tallyport.equipment.Unit;
import org.tallyport.equipment.ValueType;

/** What a reading costs on the wire: budget 10 bytes in compressed blocks of 100. */
class BandwidthTest {
  private static final int READINGS = 100;
  private static final Role[] ROLES = {
    Role.HOIST_LOAD, Role.HOIST_HEIGHT, Role.TROLLEY_POSITION, Role.GANTRY_POSITION, Role.WIND_SPEED
  };

  @Test
  void aReadingOfACraneCostsAtMostTenBytes() {
    Map<Long, Signal> signals = signals();
    long bytes = 0;
    int blocks = 50;
    for (int seed = 1; seed <= blocks; seed++) {
      Block block =
          new Block(100_000 + seed, new SplittableRandom(seed).nextLong(1L << 62), crane(seed));
      bytes +=
          Samples.board(Compression.DEFLATE)
              .block(seed, 1_790_000_000_500L, block, signals::get, false)
              .payload()
              .length;
    }
    double each = (double) bytes / blocks / READINGS;
    System.out.printf("bytes per reading on the wire, compressed, blocks of 100: %.2f%n", each);
    assertTrue(each <= 10, each + " bytes per reading, at most 10");
  }

  /** A crane at work: position and load sampled together every 100 ms, contacts now and then. */
  static Content.Readings crane(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ReadingColumns columns = new ReadingColumns(READINGS);
    long base = 86_400_000_000L + seed * 4_000_000L;
    long time = base;
    long[] steps = {3_050, 1_820, 2_411, 10_250, 78};
    while (columns.size() < READINGS) {
      for (int i = 0; i < ROLES.length && columns.size() < READINGS; i++) {
        steps[i] += random.nextInt(-20, 21);
        columns.add(i + 1, time + 40L * i, steps[i], Quality.GOOD);
      }
      if (random.nextInt(4) == 0 && columns.size() < READINGS) {
        columns.add(6 + random.nextInt(3), time + 210, random.nextInt(2), Quality.GOOD);
      }
      time += 100_000 + random.nextInt(-200, 200);
    }
    return new Content.Readings(
        Samples.CRANE,
        12,
        base,
        1_790_000_000_000_000L + seed * 4_000_000L,
        ClockQuality.SYNCHRONISED,
        time,
        columns);
  }

  static Map<Long, Signal> signals() {
    Map<Long, Signal> signals = new HashMap<>();
    for (int i = 0; i < ROLES.length; i++) {
      Role role = ROLES[i];
      signals.put(
          i + 1L, new Signal(Samples.CRANE, role.word(), role, role.unit(), ValueType.DECIMAL, 2));
    }
    for (long alias = 6; alias < 9; alias++) {
      signals.put(
          alias,
          new Signal(
              Samples.CRANE, "contact." + alias, Role.OTHER, Unit.NONE, ValueType.BOOLEAN, 0));
    }
    return signals;
  }
}
