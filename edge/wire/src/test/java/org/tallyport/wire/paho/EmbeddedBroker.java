package org.tallyport.wire.paho;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/**
 * An Artemis broker in this process, on a free port of the loopback, that keeps nothing on disk.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
  private final int port;

  public EmbeddedBroker() throws Exception {
    this(freePort());
  }

  public EmbeddedBroker(int port) throws Exception {
    this(port, "");
  }

  /** A broker whose acceptor has more options, such as {@code sslEnabled=true}. */
  public EmbeddedBroker(int port, String options) throws Exception {
    this.port = port;
    Configuration configuration =
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setSecurityEnabled(false)
            .setJMXManagementEnabled(false)
            .addAcceptorConfiguration(
                "mqtt", url() + "?protocols=MQTT" + (options.isEmpty() ? "" : ";" + options));
    broker.setConfiguration(configuration);
    broker.start();
  }

  /** Where it listens. */
  public String url() {
    return "tcp://127.0.0.1:" + port;
  }

  /** A port that nobody listens on. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    try {
      broker.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the broker did not stop", e);
    }
  }
}
