package org.tallyport.wire.paho;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallyport.wire.Link;
import org.tallyport.wire.Message;

/** What Paho meets in the field: silent, hasty and absent brokers. */
class PahoLinkTest {
  private static final Message WILL = new Message("a/will", new byte[] {1}, 1, false);
  private static final int ATTEMPTS = 30;

  @Test
  @Timeout(30)
  void aBrokerThatNeverAnswersIsGivenUpAfterTheTimeOut() throws IOException {
    AtomicLong now = new AtomicLong();
    try (HostileBroker silent = new HostileBroker(false)) {
      PahoLinks links = new PahoLinks(broker(silent.port()), now::get);
      Link link = links.open("board", WILL);
      await(() -> silent.accepted() == 1);
      assertTrue(link.state() instanceof Link.State.Connecting);
      now.set(Duration.ofSeconds(3).toNanos());
      assertEquals(
          "connect: no answer from tcp://127.0.0.1:" + silent.port() + " within 2 s",
          ((Link.State.Down) link.state()).reason());
    }
  }

  @Test
  @Timeout(60)
  void everyFailedAttemptLetsItsThreadsGo() throws IOException {
    int before = mqttThreads();
    try (HostileBroker silent = new HostileBroker(false);
        HostileBroker hasty = new HostileBroker(true)) {
      List<Integer> ports = List.of(silent.port(), hasty.port(), EmbeddedBroker.freePort());
      for (int i = 0; i < ATTEMPTS; i++) {
        PahoLinks attempts = new PahoLinks(broker(ports.get(i % 3)), System::nanoTime);
        Link link = attempts.open("board", WILL);
        int attempt = i;
        await(() -> attempt % 2 == 0 || silent.accepted() + hasty.accepted() > attempt / 3);
        link.close(attempt % 4 < 2);
      }
      await(() -> mqttThreads() <= before);
    }
  }

  @Test
  @Timeout(60)
  void aLinkThatWasCutLetsItsThreadsGo() throws Exception {
    int before = mqttThreads();
    List<Link> links = new ArrayList<>();
    try (EmbeddedBroker broker = new EmbeddedBroker()) {
      PahoLinks opener = new PahoLinks(Broker.at(broker.url()), System::nanoTime);
      for (int i = 0; i < 5; i++) {
        links.add(opener.open("board-" + i, WILL));
      }
      await(() -> links.stream().allMatch(link -> link.state() instanceof Link.State.Up));
    }
    await(() -> links.stream().allMatch(link -> link.state() instanceof Link.State.Down));
    await(() -> mqttThreads() <= before);
  }

  @Test
  @Timeout(60)
  void noMoreIsTakenThanMayBeInFlight() throws Exception {
    try (EmbeddedBroker broker = new EmbeddedBroker()) {
      PahoLinks opener =
          new PahoLinks(Broker.at(broker.url()).withLimits(3, 10, 1_000_000), System::nanoTime);
      Link link = opener.open("board", WILL);
      await(() -> link.state() instanceof Link.State.Up);
      int refused = 0;
      byte[] large = new byte[50_000];
      for (int i = 0; i < 100; i++) {
        refused += link.publish(new Message("a/b", large, 1, false)) ? 0 : 1;
      }
      assertTrue(refused > 0, "nothing was refused");
      await(() -> link.publish(new Message("a/b", large, 1, false)));
      link.close(true);
      opener.close();
    }
  }

  @Test
  void aBrokerWithoutSenseIsRefusedAtOnce() {
    for (String url : List.of("http://host:1", "host:1883", "tcp:///x", "")) {
      assertThrows(IllegalArgumentException.class, () -> Broker.at(url), url);
    }
    assertFalse(Broker.at("tcp://h:1").withLogin("me", "secret").toString().contains("secret"));
    assertEquals("tcp://h:8883", Broker.at("mqtts://h").pahoUrl());
  }

  private static Broker broker(int port) {
    return Broker.at("tcp://127.0.0.1:" + port)
        .withTimes(Duration.ofSeconds(30), Duration.ofSeconds(2));
  }

  private static int mqttThreads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().toLowerCase(java.util.Locale.ROOT).contains("mqtt "))
            .count();
  }

  private static void await(BooleanSupplier holds) {
    while (!holds.getAsBoolean()) {
      if (Thread.interrupted()) { // by @Timeout
        throw new AssertionError("did not come to hold within the test's limit");
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** Takes every connection and never says a word of MQTT. */
  private static final class HostileBroker implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    HostileBroker(boolean hasty) throws IOException {
      Thread.ofVirtual().start(() -> accept(hasty));
    }

    int port() {
      return server.getLocalPort();
    }

    int accepted() {
      return sockets.size();
    }

    private void accept(boolean hasty) {
      try {
        while (true) {
          Socket socket = server.accept();
          sockets.add(socket);
          if (hasty) {
            socket.close();
          }
        }
      } catch (IOException e) {
        // closed at the end of the test
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }
}
