package org.tallyport.edge.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ProgressWatchTest {
  private static final long SECOND = 1_000_000;

  private long reads = 5;
  private long commits = 7;
  private int alive;
  private final ProgressWatch watch = new ProgressWatch(() -> reads, () -> commits, () -> alive++);

  @Test
  void timeAloneFeedsNothing() {
    for (int i = 0; i < 100; i++) {
      watch.step(i * SECOND);
    }
    assertEquals(0, alive);
  }

  @Test
  void readsWithoutTheJournalFeedNothing() {
    for (int i = 0; i < 100; i++) {
      reads++;
      watch.step(i * SECOND);
    }
    assertEquals(0, alive);
  }

  @Test
  void theJournalWithoutReadsFeedsNothing() {
    for (int i = 0; i < 100; i++) {
      commits++;
      watch.step(i * SECOND);
    }
    assertEquals(0, alive);
  }

  @Test
  void bothFeedOnceASecondAtMost() {
    for (int i = 0; i < 100; i++) {
      reads++;
      commits++;
      watch.step(i * SECOND / 10);
    }
    assertEquals(10, alive);
  }
}
