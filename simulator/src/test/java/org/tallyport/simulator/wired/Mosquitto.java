package org.tallyport.simulator.wired;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A Mosquitto of our own; its tests are skipped where it is not installed. */
final class Mosquitto implements AutoCloseable {
  private static final long START_NANOSECONDS = 20_000_000_000L;
  private static final long POLL_NANOSECONDS = 50_000_000;

  private final Process process;
  private final int port;

  private Mosquitto(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it on a free port of the loopback and waits until it serves.
   *
   * @param folder for its configuration and its log
   */
  static Mosquitto start(Path folder) throws IOException {
    Optional<Path> program = program();
    assumeTrue(program.isPresent(), "mosquitto is not installed (Debian: apt install mosquitto)");
    Files.createDirectories(folder);
    int port = freePort();
    Path configuration = folder.resolve("mosquitto.conf");
    Files.writeString(
        configuration,
        """
        listener %d 127.0.0.1
        allow_anonymous true
        persistence false
        """
            .formatted(port));
    Path log = folder.resolve("mosquitto.log");
    Process process =
        new ProcessBuilder(program.orElseThrow().toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Mosquitto broker = new Mosquitto(process, port);
    broker.await(log);
    return broker;
  }

  private static Optional<Path> program() {
    Stream<String> path =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
    return Stream.concat(path, Stream.of("/usr/sbin", "/usr/local/sbin"))
        .map(folder -> Path.of(folder, "mosquitto"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await(Path log) throws IOException {
    long limit = System.nanoTime() + START_NANOSECONDS;
    while (!serves()) {
      if (!process.isAlive() || System.nanoTime() > limit) {
        close();
        List<String> lines = Files.readAllLines(log);
        fail("mosquitto does not serve: " + String.join("\n", lines));
      }
      LockSupport.parkNanos(POLL_NANOSECONDS);
    }
  }

  private boolean serves() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Such as {@code tcp://127.0.0.1:1883}. */
  String address() {
    return "tcp://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
