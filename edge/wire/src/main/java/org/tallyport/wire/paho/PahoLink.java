package org.tallyport.wire.paho;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.wire.Link;
import org.tallyport.wire.Message;

/** One Paho client from its CONNECT to its end. */
final class PahoLink implements Link {
  private static final Logger log = LoggerFactory.getLogger(PahoLink.class);

  /** How long what is in flight, and then the DISCONNECT itself, may take at an orderly end. */
  private static final long QUIESCE_MILLISECONDS = 1_000;

  private static final int REFUSED = 0x80;

  private final Broker broker;
  private final LongSupplier nanoTime;
  private final Executor endings;
  private final long deadlineNanoseconds;
  private final Inbox inbox;

  /** Down at CONNECT, or at its failure: from then on Paho can be ended without losing threads. */
  private final CountDownLatch settled = new CountDownLatch(1);

  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicReference<State> state = new AtomicReference<>(new State.Connecting());
  private volatile @Nullable MqttAsyncClient client;

  PahoLink(Broker broker, LongSupplier nanoTime, Executor endings) {
    this.broker = broker;
    this.nanoTime = nanoTime;
    this.endings = endings;
    this.deadlineNanoseconds = nanoTime.getAsLong() + broker.connectTimeout().toNanos();
    this.inbox = new Inbox(broker.inboundMessages(), broker.inboundBytes());
  }

  void connect(String clientId, Message will) {
    try {
      MqttAsyncClient fresh =
          new MqttAsyncClient(broker.pahoUrl(), clientId, new MemoryPersistence());
      client = fresh;
      fresh.setCallback(new Callback());
      fresh.connect(options(will), null, new Listener(this::up, "connect"));
    } catch (MqttException e) {
      settled.countDown();
      down("connect: " + reason(e), false);
    }
  }

  @Override
  public State state() {
    if (state.get() instanceof State.Connecting && nanoTime.getAsLong() - deadlineNanoseconds > 0) {
      long seconds = broker.connectTimeout().toSeconds();
      down("connect: no answer from " + broker.url() + " within " + seconds + " s", false);
    }
    return state.get();
  }

  @Override
  public void subscribe(String filter, int qos) {
    MqttAsyncClient open = openClient();
    if (open == null) {
      return;
    }
    try {
      open.subscribe(filter, qos, null, new Listener(this::subscribed, "subscribe " + filter));
    } catch (MqttException e) {
      down("subscribe " + filter + ": " + reason(e), false);
    }
  }

  @Override
  public boolean publish(Message message) {
    MqttAsyncClient open = openClient();
    if (open == null || inFlight.get() >= broker.inFlight()) {
      return false;
    }
    inFlight.incrementAndGet();
    try {
      open.publish(
          message.topic(),
          message.payload(),
          message.qos(),
          message.retained(),
          null,
          new Listener(_ -> inFlight.decrementAndGet(), "publish " + message.topic()));
      return true;
    } catch (MqttException e) {
      down("publish " + message.topic() + ": " + reason(e), false);
      return false;
    }
  }

  @Override
  public Optional<Message> poll() {
    return inbox.poll();
  }

  @Override
  public long dropped() {
    return inbox.dropped();
  }

  @Override
  public void close(boolean orderly) {
    down("closed", orderly);
  }

  private @Nullable MqttAsyncClient openClient() {
    return state.get() instanceof State.Up ? client : null;
  }

  private void up(IMqttToken token) {
    state.updateAndGet(now -> now instanceof State.Connecting ? new State.Up() : now);
  }

  private void subscribed(IMqttToken token) {
    if (Arrays.stream(token.getGrantedQos()).anyMatch(granted -> granted >= REFUSED)) {
      down("subscribe " + Arrays.toString(token.getTopics()) + ": refused by the broker", false);
    }
  }

  /** Ends the link once; the client is released on a thread of its own. */
  private void down(String reason, boolean orderly) {
    State before =
        state.getAndUpdate(now -> now instanceof State.Down ? now : new State.Down(reason));
    MqttAsyncClient ending = client;
    if (!(before instanceof State.Down) && ending != null) {
      endings.execute(() -> release(ending, orderly && before instanceof State.Up));
    }
  }

  private void release(MqttAsyncClient client, boolean orderly) {
    try {
      boolean ready = settled.await(2 * broker.connectTimeout().toSeconds() + 1, TimeUnit.SECONDS);
      if (!ready) {
        log.warn("mqtt {}: the connection attempt never ended, its client is left", broker.url());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      client.disconnectForcibly(orderly ? QUIESCE_MILLISECONDS : 0, QUIESCE_MILLISECONDS, orderly);
    } catch (MqttException | RuntimeException e) {
      // it was not connected, or no longer: close is what releases its threads
    }
    try {
      client.close(true);
    } catch (MqttException | RuntimeException e) {
      // Paho says that it is closed already
    }
  }

  private MqttConnectOptions options(Message will) {
    MqttConnectOptions options = new MqttConnectOptions();
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    options.setCleanSession(true);
    options.setAutomaticReconnect(false);
    options.setKeepAliveInterval((int) broker.keepAlive().toSeconds());
    options.setConnectionTimeout((int) broker.connectTimeout().toSeconds());
    options.setMaxInflight(broker.inFlight() + 1);
    options.setWill(will.topic(), will.payload(), will.qos(), will.retained());
    broker
        .login()
        .ifPresent(
            login -> {
              options.setUserName(login.user());
              options.setPassword(login.password().toCharArray());
            });
    options.setSocketFactory(new GatedSockets(broker.security(), settled));
    return options;
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null
        ? String.valueOf(failure.getMessage())
        : failure.getMessage() + ": " + cause;
  }

  /** Runs on Paho's threads: takes note, never waits. */
  private final class Listener implements IMqttActionListener {
    private final Consumer<IMqttToken> success;
    private final String what;

    Listener(Consumer<IMqttToken> success, String what) {
      this.success = success;
      this.what = what;
    }

    @Override
    public void onSuccess(IMqttToken token) {
      success.accept(token);
    }

    @Override
    public void onFailure(IMqttToken token, @Nullable Throwable failure) {
      settled.countDown();
      down(what + ": " + (failure == null ? "failed" : reason(failure)), false);
    }
  }

  /** Runs on Paho's threads: takes note, never waits. */
  private final class Callback implements MqttCallback {
    @Override
    public void connectionLost(@Nullable Throwable cause) {
      down("connection lost: " + (cause == null ? "no reason given" : reason(cause)), false);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      inbox.offer(new Message(topic, message.getPayload(), message.getQos(), message.isRetained()));
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
      // written to the socket, for QoS 0 no more than that: the listener of the publish counts it
    }
  }
}
