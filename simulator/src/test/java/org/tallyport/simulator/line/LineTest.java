package org.tallyport.simulator.line;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyport.simulator.model.Chance;

class LineTest {
  private static final int PATIENCE_MILLISECONDS = 10_000;
  private static final int SILENCE_MILLISECONDS = 60;

  private ServerSocket target;
  private Line line;

  @BeforeEach
  void open() throws IOException {
    target = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    target.setSoTimeout(PATIENCE_MILLISECONDS);
    line = new Line((InetSocketAddress) target.getLocalSocketAddress(), System::nanoTime);
  }

  @AfterEach
  void close() throws IOException {
    line.close();
    target.close();
  }

  private Socket client() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), line.port());
    client.setSoTimeout(PATIENCE_MILLISECONDS);
    return client;
  }

  private Socket served() throws IOException {
    Socket server = target.accept();
    server.setSoTimeout(PATIENCE_MILLISECONDS);
    return server;
  }

  private static void expectSilence(Socket socket) throws IOException {
    socket.setSoTimeout(SILENCE_MILLISECONDS);
    assertThrows(SocketTimeoutException.class, () -> socket.getInputStream().read());
    socket.setSoTimeout(PATIENCE_MILLISECONDS);
  }

  @Test
  void carriesEveryByteBothWays() throws IOException, InterruptedException {
    byte[] there = bytes(1, 300_000);
    byte[] back = bytes(2, 200_000);
    try (Socket client = client();
        Socket server = served()) {
      Thread writer = Thread.startVirtualThread(() -> write(client, there));
      assertArrayEquals(there, server.getInputStream().readNBytes(there.length));
      writer.join();
      client.shutdownOutput();
      assertEquals(-1, server.getInputStream().read(), "the end is carried, too");
      Thread answer = Thread.startVirtualThread(() -> write(server, back));
      assertArrayEquals(back, client.getInputStream().readNBytes(back.length));
      answer.join();
    }
  }

  @Test
  void resetsConnectionsWhenCutAndRefusesNewOnes() throws IOException {
    try (Socket client = client();
        Socket server = served()) {
      line.state(new LineState.Cut());
      assertThrows(SocketException.class, () -> client.getInputStream().read());
      assertThrows(SocketException.class, () -> server.getInputStream().read());
    }
    assertThrows(
        SocketException.class,
        () -> {
          try (Socket refused = client()) {
            refused.getInputStream().read();
          }
        });
    line.state(new LineState.Whole());
    expectFlow();
  }

  @Test
  void tellsNobodyWhenHalfOpenAndForgetsTheConnections() throws IOException {
    try (Socket client = client();
        Socket server = served()) {
      line.state(new LineState.HalfOpen());
      client.getOutputStream().write(1);
      expectSilence(server);
      server.getOutputStream().write(2);
      expectSilence(client);
      try (Socket later = client()) {
        later.getOutputStream().write(3);
        expectSilence(later);
        line.state(new LineState.Whole());
        try (Socket flowing = served()) {
          assertEquals(3, flowing.getInputStream().read());
        }
      }
      client.getOutputStream().write(4);
      expectSilence(server);
      client.shutdownOutput();
      expectSilence(server);
    }
  }

  @Test
  void isSlow() throws IOException {
    line.state(new LineState.Slow(1_000, Duration.ofMillis(100)));
    try (Socket client = client();
        Socket server = served()) {
      long began = System.nanoTime();
      client.getOutputStream().write(new byte[50]);
      assertEquals(50, server.getInputStream().readNBytes(50).length);
      long milliseconds = (System.nanoTime() - began) / 1_000_000;
      assertTrue(milliseconds >= 150, () -> "100 ms + 50 bytes at 1,000 a second: " + milliseconds);
    }
  }

  @Test
  void doesNotLetASlowPieceOutliveTheSlowness() throws IOException {
    line.state(new LineState.Slow(1, Duration.ofHours(1)));
    try (Socket client = client();
        Socket server = served()) {
      client.getOutputStream().write(7);
      expectSilence(server);
      line.state(new LineState.Whole());
      assertEquals(7, server.getInputStream().read());
    }
  }

  @Test
  void resetsClientsWhileNobodyServes() throws IOException {
    target.close();
    try (Socket client = client()) {
      assertThrows(SocketException.class, () -> client.getInputStream().read());
    }
  }

  private void expectFlow() throws IOException {
    try (Socket client = client();
        Socket server = served()) {
      client.getOutputStream().write(9);
      assertEquals(9, server.getInputStream().read());
    }
  }

  private static void write(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(long seed, int count) {
    Chance chance = new Chance(seed);
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) chance.bits();
    }
    return bytes;
  }
}
