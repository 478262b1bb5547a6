package org.tallyport.wire.paho;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PahoOverMosquittoTest extends PahoKit {
  private static @Nullable Process mosquitto;
  private static int port;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    Optional<Path> program = program();
    assumeTrue(program.isPresent(), "mosquitto is not installed: skipped");
    port = EmbeddedBroker.freePort();
    Path configuration = folder.resolve("mosquitto.conf");
    Files.write(configuration, List.of("listener " + port + " 127.0.0.1", "allow_anonymous true"));
    mosquitto =
        new ProcessBuilder(program.orElseThrow().toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    for (int left = 5_000; left > 0 && !listens(); left--) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (mosquitto != null) {
      mosquitto.destroy();
      mosquitto.waitFor(5, TimeUnit.SECONDS);
    }
  }

  @Override
  String url() {
    return "tcp://127.0.0.1:" + port;
  }

  private static Optional<Path> program() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/sbin"))
        .map(folder -> Path.of(folder, "mosquitto"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return true;
    } catch (java.io.IOException e) {
      return false;
    }
  }
}
