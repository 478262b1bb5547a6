package org.tallyport.simulator.line;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection through a line: the socket to the client, and that to the server. */
final class Wire {
  private final Socket client;
  private final Socket server;
  private final Course.Ride ride;
  private final Runnable over;
  private final AtomicInteger directions = new AtomicInteger(2);

  /**
   * A connection that does not flow yet.
   *
   * @param over is called when both directions have ended
   */
  Wire(Socket client, Socket server, Course.Ride ride, Runnable over) {
    this.client = client;
    this.server = server;
    this.ride = ride;
    this.over = over;
  }

  /** Lets both directions flow, each in a thread of its own. */
  void flow() {
    Thread.ofVirtual().start(() -> carry(client, server));
    Thread.ofVirtual().start(() -> carry(server, client));
  }

  private void carry(Socket from, Socket to) {
    try {
      new Pump(from, to, ride).run();
      if (!ride.dumb()) {
        to.shutdownOutput();
      }
    } catch (IOException broken) {
      if (ride.dumb()) {
        close(from);
      } else {
        reset();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (directions.decrementAndGet() == 0) {
        close(client);
        close(server);
        over.run();
      }
    }
  }

  /** Ends both sides at once with RST instead of FIN. */
  void reset() {
    reset(client);
    reset(server);
  }

  /** Ends a socket with RST instead of FIN. */
  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException closed) {
      return;
    }
    close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException broken) {
      // it is closed either way
    }
  }
}
