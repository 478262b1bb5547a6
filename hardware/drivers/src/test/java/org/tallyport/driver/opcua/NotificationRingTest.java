package org.tallyport.driver.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallyport.driver.opcua.NotificationRing.Kind;
import org.tallyport.equipment.Quality;

final class NotificationRingTest {
  private final NotificationRing ring = new NotificationRing(4);

  @Test
  void givesCommittedEntriesInOrderAndNoOthers() {
    assertTrue(put(1));
    assertTrue(put(2));
    assertEquals(List.of(), drained());
    ring.commit();
    assertTrue(put(3));
    assertEquals(List.of(1L, 2L), drained());
  }

  @Test
  void takesBackWhatWasNotCommitted() {
    put(1);
    ring.commit();
    put(2);
    ring.rollback();
    put(3);
    ring.commit();
    assertEquals(List.of(1L, 3L), drained());
  }

  @Test
  void refusesWhatItHasNoRoomForUntilItIsDrained() {
    for (int round = 0; round < 5; round++) {
      for (int i = 0; i < 4; i++) {
        assertTrue(put(i));
      }
      assertFalse(put(9));
      ring.commit();
      assertEquals(List.of(0L, 1L, 2L, 3L), drained());
    }
  }

  @Test
  void carriesEveryEntryFromOneThreadToAnother() throws InterruptedException {
    int many = 200_000;
    NotificationRing wide = new NotificationRing(1 << 10);
    Thread producer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; i < many; i++) {
                    while (!wide.put(Kind.SAMPLE, i & 7, i, i, Quality.GOOD)) {
                      wide.commit();
                      Thread.onSpinWait();
                    }
                  }
                  wide.commit();
                });
    long[] next = {0};
    while (next[0] < many) {
      wide.drain(
          (_, channel, at, value, _) -> {
            assertEquals(next[0], at);
            assertEquals(at & 7, channel);
            assertEquals((double) at, value);
            next[0]++;
          });
      Thread.onSpinWait();
    }
    producer.join();
  }

  private boolean put(long at) {
    return ring.put(Kind.SAMPLE, 0, at, 0, Quality.GOOD);
  }

  private List<Long> drained() {
    List<Long> times = new ArrayList<>();
    ring.drain((_, _, at, _, _) -> times.add(at));
    return times;
  }
}
