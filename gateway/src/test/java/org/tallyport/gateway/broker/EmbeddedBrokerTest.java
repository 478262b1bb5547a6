package org.tallyport.gateway.broker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.tallyport.wire.HostMessages;
import org.tallyport.wire.Link;
import org.tallyport.wire.Message;
import org.tallyport.wire.paho.Broker;
import org.tallyport.wire.paho.PahoLinks;

final class EmbeddedBrokerTest {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Message STATE = HostMessages.state("tallyport", true, 1_790_000_000_000L);

  private static void await(String what, BooleanSupplier condition) {
    long limit = System.nanoTime() + 30_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < limit, "not within 30 s: " + what);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static Link connect(PahoLinks links, String clientId, String will) {
    Link link = links.open(clientId, new Message(will, new byte[] {1}, 1, false));
    await(clientId + " connects", () -> !(link.state() instanceof Link.State.Connecting));
    assertTrue(link.state() instanceof Link.State.Up, link.state().toString());
    return link;
  }

  private static Message next(Link link) {
    Message[] found = new Message[1];
    await(
        "a message",
        () -> {
          Optional<Message> message = link.poll();
          message.ifPresent(is -> found[0] = is);
          return message.isPresent();
        });
    return found[0];
  }

  @Test
  void keepsARetainedStateWhenItsClientsAreGone() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(LOOPBACK, 0);
        PahoLinks links = new PahoLinks(Broker.at(broker.uri().toString()), System::nanoTime)) {
      Link host = connect(links, "host", "will/host");
      assertTrue(host.publish(STATE));
      Link witness = connect(links, "witness", "will/witness");
      witness.subscribe(STATE.topic(), 1);
      assertArrayEquals(STATE.payload(), next(witness).payload());
      witness.close(true);
      host.close(true);
      for (int again = 0; again < 3; again++) {
        Link board = connect(links, "board", "will/board");
        board.subscribe(STATE.topic(), 1);
        Message found = next(board);
        assertArrayEquals(STATE.payload(), found.payload());
        assertTrue(found.retained());
        board.close(true);
      }
    }
  }

  @Test
  void sendsTheWillOfAClientThatBreaksOff() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(LOOPBACK, 0);
        PahoLinks links = new PahoLinks(Broker.at(broker.uri().toString()), System::nanoTime)) {
      Link witness = connect(links, "witness", "will/witness");
      witness.subscribe("will/#", 1);
      Link board = connect(links, "board", "will/board");
      board.subscribe("ready", 1);
      board.publish(new Message("ready", new byte[] {2}, 0, false));
      assertArrayEquals(new byte[] {2}, next(board).payload());
      board.close(false);
      assertEquals("will/board", next(witness).topic());
    }
  }

  @Test
  void saysWhichPortIsTakenAndLeavesItToItsOwner() throws Exception {
    try (ServerSocket owner = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = owner.getLocalPort();
      IOException fault =
          assertThrows(IOException.class, () -> EmbeddedBroker.start(LOOPBACK, port));
      String message = String.valueOf(fault.getMessage());
      assertTrue(message.contains(Integer.toString(port)), message);
      assertTrue(message.contains(LOOPBACK), message);
      assertFalse(message.contains("\n"), message);
      assertFalse(owner.isClosed());
    }
  }

  @Test
  void isFoundAtTheLoopbackWhenItIsBoundToAllAddresses() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start("0.0.0.0", 0);
        PahoLinks links =
            new PahoLinks(Broker.at(broker.localUri().toString()), System::nanoTime)) {
      assertEquals("127.0.0.1", broker.localUri().getHost());
      connect(links, "host", "will/host");
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(LOOPBACK, 0)) {
      assertEquals(broker.uri(), broker.localUri());
    }
  }

  @Test
  void refusesAnAddressThatIsNotOurs() {
    IOException fault = assertThrows(IOException.class, () -> EmbeddedBroker.start("192.0.2.1", 0));
    assertTrue(String.valueOf(fault.getMessage()).contains("192.0.2.1"), fault.getMessage());
  }

  @Test
  void freesThePortAtTheEnd() throws Exception {
    URI uri;
    try (EmbeddedBroker broker = EmbeddedBroker.start(LOOPBACK, 0)) {
      uri = broker.uri();
      assertTrue(uri.getPort() > 0, uri.toString());
    }
    try (EmbeddedBroker again = EmbeddedBroker.start(LOOPBACK, uri.getPort())) {
      assertEquals(uri, again.uri());
    }
  }

  @Test
  void leavesNothingOnTheDisk() throws Exception {
    Path data = Path.of("data");
    try (EmbeddedBroker broker = EmbeddedBroker.start(LOOPBACK, 0)) {
      assertTrue(broker.uri().getPort() > 0);
    }
    assertFalse(Files.exists(data));
  }
}
