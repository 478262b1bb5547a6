package org.tallyport.driver.opcua;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.structured.DataChangeNotification;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemNotification;
import org.eclipse.milo.opcua.stack.core.types.structured.NotificationMessage;
import org.eclipse.milo.opcua.stack.core.types.structured.StatusChangeNotification;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.driver.opcua.PublishQueue.Published;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.Pauses;
import org.tallyport.equipment.SensorState;

/**
 * The driver's thread: does what the {@link Watchdog} says, listens in between. A bug, here or in
 * the client, is a fault like a broken connection: everything is opened anew.
 */
final class PlcLink implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(PlcLink.class);
  private static final long TURN_MILLISECONDS = 20;

  private final PlcSettings settings;
  private final BoardClock clock;
  private final LongSupplier realNanos;
  private final Watchdog watchdog;
  private final Publication publication;
  private final PlcTime plcTime;
  private final RefusedNodes refused = new RefusedNodes();
  private final PlcState told;
  private volatile boolean closed;
  private @Nullable OpcUaClient client;
  private @Nullable Subscription subscription;
  private @Nullable PublishQueue queue;

  PlcLink(PlcSettings settings, BoardClock clock, LongSupplier realNanos, NotificationRing ring) {
    this.settings = settings;
    this.clock = clock;
    this.realNanos = realNanos;
    boolean beats = settings.heartbeat().isPresent();
    watchdog =
        new Watchdog(
            settings.silence().toNanos(),
            beats,
            new Pauses(Duration.ofMillis(250), Duration.ofSeconds(10)));
    publication = new Publication(ring, settings.channels().size(), beats);
    plcTime = new PlcTime(settings, clock, realNanos);
    told = new PlcState(settings.endpoint());
  }

  SensorState state() {
    return told.now();
  }

  void close() {
    closed = true;
  }

  @Override
  public void run() {
    try {
      while (!closed) {
        try {
          turn();
        } catch (RuntimeException | Error bug) {
          bug(bug);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("closed {}", settings.endpoint());
    } finally {
      drop();
    }
  }

  private void turn() throws InterruptedException {
    boolean listened = watchdog.listening();
    Watchdog.Step step = watchdog.step(realNanos.getAsLong());
    try {
      if (listened && !watchdog.listening()) {
        throw new PlcFault(silence());
      }
      switch (step) {
        case WAIT -> await();
        case SUBSCRIBE -> subscribe();
        case OPEN_SESSION -> openSession();
        case OPEN_CLIENT -> openClient();
      }
      if (step != Watchdog.Step.WAIT) {
        watchdog.done(step, realNanos.getAsLong());
      }
    } catch (PlcFault e) {
      told.fault(String.valueOf(e.getMessage()));
      publication.fault();
      if (step == Watchdog.Step.WAIT) {
        watchdog.gone(realNanos.getAsLong());
      } else if (!listened) {
        watchdog.failed(step, realNanos.getAsLong());
      }
    }
  }

  private void bug(Throwable bug) throws InterruptedException {
    told.bug(bug);
    publication.fault();
    watchdog.failed(Watchdog.Step.OPEN_CLIENT, realNanos.getAsLong());
  }

  private String silence() {
    return "PLC "
        + settings.endpoint()
        + ": no message, keep-alive or heartbeat for "
        + settings.silence().toMillis()
        + " ms";
  }

  private void openClient() throws PlcFault, InterruptedException {
    drop();
    client = PlcClient.open(settings);
  }

  private void openSession() throws PlcFault, InterruptedException {
    OpcUaClient known = connected();
    queue = null;
    subscription = null;
    PlcClient.close(known);
    PlcClient.connect(settings, known);
  }

  private void subscribe() throws PlcFault, InterruptedException {
    OpcUaClient known = connected();
    if (subscription != null) {
      var _ = known.deleteSubscriptionsAsync(List.of(subscription.id()));
    }
    publication.begin(plcTime.measure(known));
    Subscription created = Subscription.create(known, settings);
    queue = queue == null ? PublishQueue.of(known, created) : queue.next(created);
    subscription = created;
    refused.clear();
    int first = settings.heartbeat().isPresent() ? -1 : 0;
    List<Integer> items = IntStream.range(first, settings.channels().size()).boxed().toList();
    monitor(known, created, items);
  }

  private void monitor(OpcUaClient known, Subscription created, List<Integer> items)
      throws PlcFault, InterruptedException {
    refused.asked(realNanos.getAsLong());
    created.monitor(
        known,
        settings,
        items,
        (channel, refusal, sampling) -> {
          if (refusal == null) {
            refused.taken(channel);
            publication.sampled(sampling);
          } else if (channel < 0) {
            throw new PlcFault("PLC " + settings.endpoint() + ": heartbeat refused: " + refusal);
          } else if (refused.refused(channel, refusal)) {
            publication.refused(channel, clock.monotonicMicroseconds());
          }
        });
  }

  private void await() throws PlcFault, InterruptedException {
    if (!watchdog.listening() || queue == null) {
      LockSupport.parkNanos(TURN_MILLISECONDS * 1_000_000);
      return;
    }
    for (Published published : queue.take(plcTime.busy() ? 1 : TURN_MILLISECONDS)) {
      read(published);
    }
    plcTime
        .remeasure(connected(), publication.suspicious())
        .ifPresent(newer -> publication.correct(publication.skew().unlessContradictedBy(newer)));
    if (refused.due(realNanos.getAsLong())) {
      monitor(connected(), subscribed(), refused.channels());
    }
  }

  private void read(Published published) throws PlcFault, InterruptedException {
    long arrival = clock.monotonicMicroseconds();
    watchdog.heard(realNanos.getAsLong());
    NotificationMessage message = published.message();
    ExtensionObject[] parts = message.getNotificationData();
    for (ExtensionObject part : parts == null ? new ExtensionObject[0] : parts) {
      switch (part.decode(connected().getStaticEncodingContext())) {
        case DataChangeNotification changes -> values(changes, arrival);
        case StatusChangeNotification change ->
            throw new PlcFault(
                "PLC " + settings.endpoint() + ": subscription ended: " + change.getStatus());
        default -> {}
      }
    }
    if (published.last()) {
      publication.cycle(
          OpcUaValue.microseconds(message.getPublishTime()), arrival, watchdog.alive());
      if (watchdog.alive()) {
        told.reads(refused.state(settings));
      }
    }
    watchdog.heard(realNanos.getAsLong());
  }

  private void values(DataChangeNotification changes, long arrival)
      throws PlcFault, InterruptedException {
    MonitoredItemNotification[] items = changes.getMonitoredItems();
    for (MonitoredItemNotification item :
        items == null ? new MonitoredItemNotification[0] : items) {
      if (publication.value(item, arrival)) {
        watchdog.beaten(realNanos.getAsLong());
      }
    }
  }

  private void drop() {
    OpcUaClient known = client;
    client = null;
    queue = null;
    subscription = null;
    if (known != null) {
      PlcClient.close(known);
    }
  }

  private OpcUaClient connected() throws PlcFault {
    if (client == null) {
      throw new PlcFault("PLC " + settings.endpoint() + ": not connected");
    }
    return client;
  }

  private Subscription subscribed() throws PlcFault {
    if (subscription == null) {
      throw new PlcFault("PLC " + settings.endpoint() + ": no subscription");
    }
    return subscription;
  }
}
