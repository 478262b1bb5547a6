package org.tallyport.simulator.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.timeout.IdleStateHandler;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.tallyport.wire.Link;
import org.tallyport.wire.Links;
import org.tallyport.wire.Message;

/**
 * Links to one broker, plain MQTT 3.1.1 over TCP, thousands of them on a few threads. For the
 * simulator: no TLS, no log-in.
 */
final class NettyLinks implements Links, AutoCloseable {
  private static final int MOST_MESSAGE_BYTES = 1 << 20;
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);
  private static final int IN_FLIGHT = 64;
  private static final long QUIET_MILLISECONDS = 200;
  private static final long END_MILLISECONDS = 5_000;

  private final String host;
  private final int port;
  private final int inboundMessages;
  private final NioEventLoopGroup threads;

  /**
   * Links to a broker.
   *
   * @param broker {@code tcp://host:port}
   * @param threads that carry all links
   * @param inboundMessages that may wait to be polled, per link
   */
  NettyLinks(URI broker, int threads, int inboundMessages) {
    if (!"tcp".equals(broker.getScheme()) || broker.getHost() == null || broker.getPort() < 1) {
      throw new IllegalArgumentException("broker \"" + broker + "\": wanted tcp://host:port");
    }
    host = broker.getHost();
    port = broker.getPort();
    this.inboundMessages = inboundMessages;
    this.threads = new NioEventLoopGroup(threads);
  }

  @Override
  public Link open(String clientId, Message will) {
    NettyLink link = new NettyLink(clientId, will, KEEP_ALIVE, IN_FLIGHT, inboundMessages);
    ChannelFuture connected =
        new Bootstrap()
            .group(threads)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT_TIMEOUT.toMillis())
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    long silence = 2 * KEEP_ALIVE.toSeconds();
                    long ping = KEEP_ALIVE.toSeconds() / 2;
                    channel
                        .pipeline()
                        .addLast(MqttEncoder.INSTANCE)
                        .addLast(new MqttDecoder(MOST_MESSAGE_BYTES))
                        .addLast(new IdleStateHandler(silence, ping, 0, TimeUnit.SECONDS))
                        .addLast(link);
                  }
                })
            .connect(host, port);
    var _ =
        connected.addListener(
            done -> {
              if (!done.isSuccess()) {
                link.down("connect: " + done.cause());
              }
            });
    var _ = threads.schedule(link::giveUp, CONNECT_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    return link;
  }

  /** Ends the threads once links that were closed have told the broker; open ones break. */
  @Override
  public void close() {
    var _ =
        threads
            .shutdownGracefully(QUIET_MILLISECONDS, END_MILLISECONDS, TimeUnit.MILLISECONDS)
            .awaitUninterruptibly();
  }
}
