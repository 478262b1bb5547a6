package org.tallyport.simulator.load;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.tallyport.wire.Link;
import org.tallyport.wire.Message;

/** One MQTT client on a shared event loop, from its CONNECT to its end. */
final class NettyLink extends SimpleChannelInboundHandler<MqttMessage> implements Link {
  private static final long LONGEST_END_SECONDS = 2;

  private final String clientId;
  private final Message will;
  private final Duration keepAlive;
  private final int mostInFlight;
  private final BlockingQueue<Message> inbound;
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger packets = new AtomicInteger();
  private final AtomicReference<State> state = new AtomicReference<>(new State.Connecting());
  private volatile @Nullable Channel channel;

  /**
   * A link to be, once it is put into a channel.
   *
   * @param mostInFlight messages that were taken but not yet written
   * @param inboundMessages messages that may wait to be polled
   */
  NettyLink(
      String clientId, Message will, Duration keepAlive, int mostInFlight, int inboundMessages) {
    this.clientId = clientId;
    this.will = will;
    this.keepAlive = keepAlive;
    this.mostInFlight = mostInFlight;
    inbound = new ArrayBlockingQueue<>(inboundMessages);
  }

  @Override
  public State state() {
    return state.get();
  }

  @Override
  public void subscribe(String filter, int qos) {
    Channel open = openChannel();
    if (open != null) {
      var _ =
          open.writeAndFlush(
              MqttMessageBuilders.subscribe()
                  .messageId(packet())
                  .addSubscription(MqttQoS.valueOf(qos), filter)
                  .build());
    }
  }

  @Override
  public boolean publish(Message message) {
    Channel open = openChannel();
    if (open == null || inFlight.get() >= mostInFlight) {
      return false;
    }
    inFlight.incrementAndGet();
    var _ =
        open.writeAndFlush(
                MqttMessageBuilders.publish()
                    .topicName(message.topic())
                    .qos(MqttQoS.valueOf(message.qos()))
                    .retained(message.retained())
                    .messageId(message.qos() == 0 ? 0 : packet())
                    .payload(Unpooled.wrappedBuffer(message.payload()))
                    .build())
            .addListener(_ -> inFlight.decrementAndGet());
    return true;
  }

  @Override
  public Optional<Message> poll() {
    return Optional.ofNullable(inbound.poll());
  }

  @Override
  public long dropped() {
    return dropped.get();
  }

  @Override
  public void close(boolean orderly) {
    State before = end("closed");
    Channel open = channel;
    if (before instanceof State.Down || open == null) {
      return;
    }
    if (orderly && before instanceof State.Up) {
      // A broker that sees the connection end while it works on the DISCONNECT may send the will
      // all the same: it is left to the broker to close.
      var _ = open.writeAndFlush(MqttMessage.DISCONNECT);
      Runnable cut =
          () -> {
            var _ = open.close();
          };
      var _ = open.eventLoop().schedule(cut, LONGEST_END_SECONDS, TimeUnit.SECONDS);
    } else {
      var _ = open.close();
    }
  }

  /** Ends the link for a reason; the broker sends the will. */
  void down(String reason) {
    State before = end(reason);
    Channel open = channel;
    if (!(before instanceof State.Down) && open != null) {
      var _ = open.close();
    }
  }

  /** The broker has had its time to answer the CONNECT. */
  void giveUp() {
    if (state.get() instanceof State.Connecting) {
      down("connect: no answer in time");
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    channel = context.channel();
    if (state.get() instanceof State.Down) {
      var _ = context.close();
      return;
    }
    var _ =
        context.writeAndFlush(
            MqttMessageBuilders.connect()
                .protocolVersion(MqttVersion.MQTT_3_1_1)
                .clientId(clientId)
                .cleanSession(true)
                .keepAlive((int) keepAlive.toSeconds())
                .willFlag(true)
                .willTopic(will.topic())
                .willMessage(will.payload())
                .willQoS(MqttQoS.valueOf(will.qos()))
                .willRetain(will.retained())
                .build());
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
    if (message.decoderResult().isFailure()) {
      down("not MQTT: " + message.decoderResult().cause());
      return;
    }
    switch (message) {
      case MqttConnAckMessage answer -> connected(answer.variableHeader().connectReturnCode());
      case MqttPublishMessage publish -> receive(context, publish);
      case MqttSubAckMessage answer -> {
        if (answer.payload().grantedQoSLevels().contains(MqttQoS.FAILURE.value())) {
          down("a subscription was refused");
        }
      }
      default -> {} // PINGRESP and PUBACK ask for nothing
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent idle && idle.state() == IdleState.READER_IDLE) {
      down("the broker is silent");
    } else if (event instanceof IdleStateEvent) {
      var _ = context.writeAndFlush(MqttMessage.PINGREQ);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    down("connection lost");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    down("connection lost: " + cause);
  }

  private void connected(MqttConnectReturnCode answer) {
    if (answer == MqttConnectReturnCode.CONNECTION_ACCEPTED) {
      state.updateAndGet(now -> now instanceof State.Connecting ? new State.Up() : now);
    } else {
      down("the broker refused the CONNECT: " + answer);
    }
  }

  private void receive(ChannelHandlerContext context, MqttPublishMessage publish) {
    int qos = publish.fixedHeader().qosLevel().value();
    Message message =
        new Message(
            publish.variableHeader().topicName(),
            ByteBufUtil.getBytes(publish.payload()),
            qos,
            publish.fixedHeader().isRetain());
    if (!inbound.offer(message)) {
      dropped.incrementAndGet();
    }
    if (qos > 0) {
      int id = publish.variableHeader().packetId();
      var _ = context.writeAndFlush(MqttMessageBuilders.pubAck().packetId(id).build());
    }
  }

  private State end(String reason) {
    return state.getAndUpdate(now -> now instanceof State.Down ? now : new State.Down(reason));
  }

  private @Nullable Channel openChannel() {
    return state.get() instanceof State.Up ? channel : null;
  }

  /** 1 to 65,535, in turn. */
  private int packet() {
    return Math.floorMod(packets.getAndIncrement(), 0xFFFF) + 1;
  }
}
