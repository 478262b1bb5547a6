package org.tallyport.gateway.console;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Signal;
import org.tallyport.gateway.live.LiveView;
import org.tallyport.gateway.live.Receipt;
import org.tallyport.wire.LiveValue;

/** The feed, its passes done by hand. */
@Timeout(30)
class LiveFeedTest {
  private static final Signal LOAD =
      new Signal(
          MemoryTerminal.CRANE,
          "hoist.load",
          Role.HOIST_LOAD,
          Role.HOIST_LOAD.unit(),
          Role.HOIST_LOAD.type(),
          1);

  private final LiveView live = new LiveView();
  private final AtomicInteger looks = new AtomicInteger();
  private final InstantSource clock =
      () -> {
        looks.incrementAndGet();
        return Scene.NOW;
      };
  private final LiveFeed feed =
      new LiveFeed(new ConsoleTerminal(new MemoryTerminal(), live), clock, () -> 0);

  @AfterEach
  void close() {
    feed.close();
  }

  private void load(long steps) {
    long now = Scene.NOW.toEpochMilli();
    live.put(LOAD, new LiveValue(now, steps, Quality.GOOD), new Receipt(now, 0));
  }

  @Test
  void doesNothingWhileNobodyLooks() {
    for (int i = 0; i < 10; i++) {
      feed.pass();
    }
    assertEquals(0, looks.get());
    feed.join();
    feed.pass();
    assertTrue(looks.get() > 0);
  }

  @Test
  void whoComesAfterAWhileSeesNothingOld() throws Exception {
    load(243);
    feed.join();
    feed.pass();
    assertTrue(requireNonNull(feed.after(0)).live().contains("24.3"));
    feed.leave();
    feed.pass();
    load(250);
    feed.pass();
    feed.join();
    CompletableFuture<LiveFeed.Frame> given = new CompletableFuture<>();
    Thread reader = Thread.ofPlatform().daemon().start(() -> read(given));
    while (reader.getState() != Thread.State.WAITING && reader.isAlive()) {
      Thread.onSpinWait();
    }
    feed.pass();
    LiveFeed.Frame frame = given.get();
    assertTrue(frame.live().contains("\"value\":25}"), frame.live());
  }

  private void read(CompletableFuture<LiveFeed.Frame> given) {
    try {
      given.complete(requireNonNull(feed.after(0)));
    } catch (InterruptedException e) {
      given.completeExceptionally(e);
    }
  }
}
