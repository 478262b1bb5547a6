package org.tallyport.wire.paho;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tallyport.wire.Link;
import org.tallyport.wire.Links;
import org.tallyport.wire.Message;

/** Opens links to one broker with Eclipse Paho. */
public final class PahoLinks implements Links, AutoCloseable {
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  private final Broker broker;
  private final LongSupplier nanoTime;
  private final Set<Thread> closing = ConcurrentHashMap.newKeySet();

  /**
   * Links to a broker.
   *
   * @param broker where it is
   * @param nanoTime a monotonic time in nanoseconds, for the connect time-out
   */
  public PahoLinks(Broker broker, LongSupplier nanoTime) {
    this.broker = broker;
    this.nanoTime = nanoTime;
  }

  @Override
  public Link open(String clientId, Message will) {
    PahoLink link = new PahoLink(broker, nanoTime, this::run);
    link.connect(clientId, will);
    return link;
  }

  /** Waits at most 5 s until links that were closed have told the broker. */
  @Override
  public void close() {
    long left = LONGEST_CLOSE.toMillis();
    for (Thread thread : closing) {
      long before = nanoTime.getAsLong();
      try {
        thread.join(Math.max(1, left));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      left -= TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - before);
    }
  }

  /** Runs the end of a client where nobody waits for it. */
  private void run(Runnable ending) {
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("mqtt-close")
            .unstarted(
                () -> {
                  try {
                    ending.run();
                  } finally {
                    closing.remove(Thread.currentThread());
                  }
                });
    closing.add(thread);
    thread.start();
  }
}
