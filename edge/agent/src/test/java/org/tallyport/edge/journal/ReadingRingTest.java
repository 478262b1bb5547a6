package org.tallyport.edge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tallyport.edge.sample.ReadingSink;
import org.tallyport.edge.sample.SignalList;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Signal;
import org.tallyport.equipment.Unit;
import org.tallyport.equipment.ValueType;

class ReadingRingTest {
  private static final SignalList SIGNALS =
      new SignalList(List.of(signal("STS-1", "a"), signal("RAIL-1", "a"), signal("STS-1", "b")));

  private final List<String> taken = new ArrayList<>();
  private final ReadingSink sink =
      new ReadingSink() {
        @Override
        public boolean reading(int signal, long time, long steps, Quality quality) {
          taken.add("r" + signal + "@" + time + "=" + steps + quality);
          return true;
        }

        @Override
        public void through(int equipment, long time) {
          taken.add("t" + equipment + "@" + time);
        }

        @Override
        public void lost(int signal, long first, long last, long count, String reason) {
          taken.add("l" + signal + "@" + first + ".." + last + "x" + count);
        }
      };

  private static Signal signal(String equipment, String name) {
    return new Signal(
        new EquipmentId(equipment), name, Role.OTHER, Unit.NONE, ValueType.INTEGER, 0);
  }

  @Test
  void numbersEquipmentsByFirstAppearance() {
    assertEquals(0, SIGNALS.equipmentOf(2));
    assertEquals(new EquipmentId("RAIL-1"), SIGNALS.equipment(1));
  }

  @Test
  void givesEntriesInTheOrderTaken() {
    ReadingRing ring = new ReadingRing(SIGNALS, 64);
    ring.reading(0, 10, 7, Quality.GOOD);
    ring.lost(2, 5, 9, 3, "queue");
    ring.through(0, 12);
    assertEquals(3, ring.drain(sink, 100));
    assertEquals(List.of("r0@10=7GOOD", "l2@5..9x3", "t0@12"), taken);
  }

  @Test
  void marksWhatFoundNoRoomBeforeTheThroughThatWouldCoverIt() {
    ReadingRing ring = new ReadingRing(SIGNALS, 64);
    long time = 1;
    while (ring.reading(0, time, time, Quality.GOOD)) {
      time++;
    }
    assertFalse(ring.reading(0, time + 1, 0, Quality.GOOD));
    assertEquals(2, ring.overflowed());
    ring.through(0, time + 5);
    ring.drain(sink, Integer.MAX_VALUE);
    String loss = "l0@" + (time - 1) + ".." + (time + 5) + "x2";
    assertEquals(List.of(loss, "t0@" + (time + 5)), taken.subList((int) time - 1, taken.size()));
    taken.clear();
    assertTrue(ring.reading(0, time + 9, 1, Quality.GOOD));
    ring.drain(sink, Integer.MAX_VALUE);
    assertEquals("l0@" + (time + 5) + ".." + (time + 9) + "x0", taken.get(0));
    assertEquals("r0@" + (time + 9) + "=1GOOD", taken.get(1));
  }

  @Test
  void losesNothingQuietlyBetweenTwoThreads() throws InterruptedException {
    ReadingRing ring = new ReadingRing(SIGNALS, 128);
    long total = 200_000;
    AtomicLong refused = new AtomicLong();
    Thread giver =
        Thread.ofPlatform()
            .start(
                () -> {
                  Random random = new Random(5);
                  for (long time = 1; time <= total; time++) {
                    if (!ring.reading(random.nextInt(3), time, time, Quality.GOOD)) {
                      refused.incrementAndGet();
                    }
                    if (time % 50 == 0) {
                      ring.through(0, time);
                      ring.through(1, time);
                    }
                  }
                });
    Tally tally = new Tally();
    boolean alive = true;
    while (alive || ring.size() > 0) {
      alive = giver.isAlive();
      ring.drain(tally, 100);
    }
    ring.through(0, total + 1);
    ring.through(1, total + 1);
    ring.drain(tally, Integer.MAX_VALUE);
    assertEquals(total - refused.get(), tally.readings);
    assertEquals(refused.get(), tally.lost);
  }

  private static final class Tally implements ReadingSink {
    private long readings;
    private long lost;
    private long last;

    @Override
    public boolean reading(int signal, long time, long steps, Quality quality) {
      assertTrue(time > last && time == steps, "torn or out of order at " + time);
      last = time;
      readings++;
      return true;
    }

    @Override
    public void through(int equipment, long time) {}

    @Override
    public void lost(int signal, long first, long last, long count, String reason) {
      lost += count;
    }
  }
}
