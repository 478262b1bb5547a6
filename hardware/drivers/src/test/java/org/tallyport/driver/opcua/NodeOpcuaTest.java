package org.tallyport.driver.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.SampleSink;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorState;
import org.tallyport.equipment.Settings;

/** Reads a server that is not made with the same stack: node-opcua, fetched by npm once. */
final class NodeOpcuaTest {
  private static final String PACKAGE = "node-opcua-server@2.182.2";
  private static final long LIMIT_NANOS = 40_000_000_000L;

  private final Path folder = Path.of("target", "node-opcua");
  private final long origin = System.nanoTime();

  @Test
  void readsEveryStepOfACounterOfNodeOpcua() throws IOException, InterruptedException {
    install();
    int port = freePort();
    Process server =
        new ProcessBuilder("node", "server.js", String.valueOf(port))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    try (Sensor sensor = open(awaitEndpoint(server))) {
      List<Double> counts = new ArrayList<>();
      List<Long> times = new ArrayList<>();
      List<Double> loads = new ArrayList<>();
      SampleSink sink =
          new SampleSink() {
            @Override
            public void sample(int channel, long at, double value, Quality quality) {
              if (quality == Quality.GOOD && channel == 0) {
                counts.add(value);
                times.add(at);
              } else if (quality == Quality.GOOD) {
                loads.add(value);
              }
            }

            @Override
            public void lost(int channel, long first, long last, long count, String reason) {
              fail("lost " + reason);
            }
          };
      long begin = System.nanoTime();
      while (counts.size() < 40 || sensor.watermarkMicroseconds() < times.get(20)) {
        sensor.poll(sink);
        LockSupport.parkNanos(5_000_000);
        if (System.nanoTime() - begin > LIMIT_NANOS) {
          fail("only " + counts + " within 40 s; " + sensor.state());
        }
      }
      for (int i = 1; i < counts.size(); i++) {
        assertEquals(counts.get(i - 1) + 1, counts.get(i), "a step is missing in " + counts);
        assertTrue(times.get(i) >= times.get(i - 1));
      }
      assertEquals(12.5, loads.getFirst());
      assertEquals(new SensorState.Reading(), sensor.state());
    } finally {
      server.destroy();
    }
  }

  private Sensor open(String endpoint) {
    Settings.Faults refuse = (path, message) -> fail(path + " " + message);
    return new OpcUaDriver()
        .plan(
            new Settings(
                "plc",
                Map.of(
                    "endpoint",
                    endpoint,
                    "publishing_ms",
                    100,
                    "heartbeat",
                    "ns=1;s=STS9.nCounter"),
                refuse),
            List.of(channel("ns=1;s=STS9.nCounter", refuse), channel("ns=1;s=STS9.rLoad", refuse)))
        .open(new MachineClock(origin));
  }

  private static Settings channel(String node, Settings.Faults faults) {
    return new Settings("signal", Map.of("node", node, "sampling_ms", 0), faults);
  }

  /** Puts the package and the script under target/, or skips with the reason. */
  private void install() throws IOException, InterruptedException {
    assumeTrue(succeeds(List.of("node", "--version"), 20), "skipped: there is no node here");
    Files.createDirectories(folder);
    try (var script = NodeOpcuaTest.class.getResourceAsStream("/node-opcua/server.js")) {
      Files.write(folder.resolve("server.js"), script.readAllBytes());
    }
    if (!Files.exists(folder.resolve("installed"))) {
      assumeTrue(
          succeeds(
              List.of(
                  "npm",
                  "install",
                  "--no-audit",
                  "--no-fund",
                  "--omit=dev",
                  "--prefix",
                  ".",
                  PACKAGE),
              120),
          "skipped: npm could not install " + PACKAGE + " (no npm, or no registry)");
      Files.writeString(folder.resolve("installed"), PACKAGE);
    }
  }

  private boolean succeeds(List<String> command, long seconds)
      throws IOException, InterruptedException {
    File log = Files.createDirectories(folder).resolve("log.txt").toFile();
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log)
              .start();
    } catch (IOException e) {
      return false;
    }
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      return false;
    }
    return process.exitValue() == 0;
  }

  private static String awaitEndpoint(Process server) throws IOException {
    BufferedReader output = server.inputReader();
    List<String> lines = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.startsWith("endpoint ")) {
        Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
        return line.substring("endpoint ".length());
      }
    }
    return fail("node-opcua did not start: " + lines);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private record MachineClock(long origin) implements BoardClock {
    @Override
    public long bootId() {
      return 1;
    }

    @Override
    public long monotonicMicroseconds() {
      return (System.nanoTime() - origin) / 1_000;
    }

    @Override
    public long utcMicroseconds() {
      return System.currentTimeMillis() * 1_000;
    }

    @Override
    public ClockQuality quality() {
      return ClockQuality.UNSET;
    }
  }
}
