package org.tallyport.simulator.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.tallyport.gateway.broker.EmbeddedBroker;
import org.tallyport.wire.LinkKit;
import org.tallyport.wire.Links;

class NettyLinkTest extends LinkKit {
  private static EmbeddedBroker broker;

  private final List<NettyLinks> opened = new ArrayList<>();

  @BeforeAll
  static void startBroker() throws IOException {
    broker = EmbeddedBroker.start("127.0.0.1", 0);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @AfterEach
  void closeThreads() {
    opened.forEach(NettyLinks::close);
  }

  @Override
  protected Links links() {
    return links(1_000);
  }

  @Override
  protected Links links(int inboundMessages) {
    return opened(broker.uri(), inboundMessages);
  }

  @Override
  protected Links nowhere() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return opened(URI.create("tcp://127.0.0.1:" + free.getLocalPort()), 1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Links opened(URI uri, int inboundMessages) {
    NettyLinks links = new NettyLinks(uri, 1, inboundMessages);
    opened.add(links);
    return links;
  }
}
