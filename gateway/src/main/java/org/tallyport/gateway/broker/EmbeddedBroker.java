package org.tallyport.gateway.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;

/** Apache ActiveMQ Artemis, speaking MQTT. */
public final class EmbeddedBroker implements AutoCloseable {
  private static final long MOST_BYTES_PER_ADDRESS = 64L << 20;

  private final EmbeddedActiveMQ server;
  private final URI uri;

  private EmbeddedBroker(EmbeddedActiveMQ server, URI uri) {
    this.server = server;
    this.uri = uri;
  }

  /**
   * Starts a broker.
   *
   * @param host address to bind, such as {@code 127.0.0.1}
   * @param port TCP port, 0 for a free one
   * @throws IOException when the port is taken or the address is not ours
   */
  public static EmbeddedBroker start(String host, int port) throws IOException {
    EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    try {
      server.setConfiguration(configuration(host, port));
      server.start();
      Acceptor acceptor = server.getActiveMQServer().getRemotingService().getAcceptor("mqtt");
      if (acceptor == null || acceptor.getActualPort() <= 0) {
        throw new IOException("the broker did not open port " + port + " at " + host);
      }
      return new EmbeddedBroker(
          server, URI.create("tcp://" + host + ":" + acceptor.getActualPort()));
    } catch (IOException e) {
      stop(server);
      throw e;
    } catch (Exception e) { // Artemis declares Exception
      stop(server);
      throw new IOException("broker at " + host + ":" + port + ": " + e.getMessage(), e);
    }
  }

  private static Configuration configuration(String host, int port) throws Exception {
    Configuration configuration = new ConfigurationImpl();
    configuration.setPersistenceEnabled(false);
    configuration.setSecurityEnabled(false);
    configuration.setJMXManagementEnabled(false);
    configuration.setName("tallyport");
    configuration.addAcceptorConfiguration(
        "mqtt", "tcp://" + host + ":" + port + "?protocols=MQTT;tcpNoDelay=true");
    configuration.addAddressSetting(
        "#",
        new AddressSettings()
            .setMaxSizeBytes(MOST_BYTES_PER_ADDRESS)
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
            .setAutoDeleteAddresses(true)
            .setAutoDeleteQueues(true));
    return configuration;
  }

  /** Where clients connect, such as {@code tcp://127.0.0.1:1883}. */
  public URI uri() {
    return uri;
  }

  /**
   * Where a client on this machine connects: at the loopback address when the broker is bound to
   * all addresses, since asking for the wildcard address asks for the machine's own name, which
   * need not resolve.
   */
  public URI localUri() throws IOException {
    boolean everywhere = InetAddress.getByName(uri.getHost()).isAnyLocalAddress();
    return everywhere ? URI.create("tcp://127.0.0.1:" + uri.getPort()) : uri;
  }

  @Override
  public void close() {
    stop(server);
  }

  private static void stop(EmbeddedActiveMQ server) {
    try {
      server.stop();
    } catch (Exception e) { // Artemis declares Exception
      throw new IllegalStateException("the broker does not stop", e);
    }
  }
}
