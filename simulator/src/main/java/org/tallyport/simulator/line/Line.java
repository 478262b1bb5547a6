package org.tallyport.simulator.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** A TCP proxy on a free port of the loopback, whose state any thread may change. */
public final class Line implements AutoCloseable {
  private static final int MOST_WAITING = 50;
  private static final int CONNECT_MILLISECONDS = 2_000;

  private final InetSocketAddress target;
  private final ServerSocket listener;
  private final Course course;
  private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * A whole line that serves from now on.
   *
   * @param target where its other end is; need not serve yet
   * @param nanoTime real time
   */
  public Line(InetSocketAddress target, LongSupplier nanoTime) throws IOException {
    this.target = target;
    course = new Course(nanoTime);
    listener = new ServerSocket(0, MOST_WAITING, InetAddress.getLoopbackAddress());
    thread = Thread.ofPlatform().daemon().name("line to " + target.getPort()).start(this::accept);
  }

  /** The port on the loopback at which clients reach the target. */
  public int port() {
    return listener.getLocalPort();
  }

  /** How it is now. */
  public LineState state() {
    return course.state();
  }

  /** Changes it, for connections that are there and for those to come. */
  public void state(LineState state) {
    course.state(state);
    if (state instanceof LineState.Cut) {
      wires.forEach(Wire::reset);
    }
  }

  private void accept() {
    while (!closed) {
      try {
        connect(listener.accept());
      } catch (IOException ended) {
        // the listener is closed: the loop ends; or one client is gone already: the next one
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void connect(Socket client) throws IOException, InterruptedException {
    Socket server = new Socket();
    try {
      course.awaitFlow();
      if (course.state() instanceof LineState.Cut) {
        throw new IOException("the line is cut");
      }
      server.connect(target, CONNECT_MILLISECONDS);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      AtomicReference<Wire> self = new AtomicReference<>();
      Wire wire = new Wire(client, server, course.ride(), () -> wires.remove(self.get()));
      self.set(wire);
      wires.add(wire);
      wire.flow();
      if (course.state() instanceof LineState.Cut) {
        wire.reset();
      }
    } catch (IOException e) {
      Wire.reset(client);
      Wire.reset(server);
      throw e;
    }
  }

  /** Resets every connection and stops listening. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      listener.close();
      state(new LineState.Cut());
      thread.join();
    } catch (IOException e) {
      throw new IllegalStateException("a line to " + target + " does not close", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
