package org.tallyport.driver.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.junit.jupiter.api.Test;
import org.tallyport.driver.pi.ManualClock;
import org.tallyport.driver.pi.Recorder;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorState;

/** The driver's thread without a PLC; with one it is tried by the simulator. */
final class PlcLinkTest {
  private final AtomicBoolean bug = new AtomicBoolean(true);

  private long nanos() {
    if (bug.getAndSet(false)) {
      throw new IllegalStateException("a bug of the test");
    }
    return System.nanoTime();
  }

  @Test
  void saysThatABugStoppedItAndTriesAgain() throws IOException {
    ManualClock clock = new ManualClock(1_000_000);
    Recorder recorder = new Recorder();
    try (Sensor sensor = OpcUaSensor.open(settings(), clock, this::nanos)) {
      recorder.pollUntil(sensor, () -> told(sensor).contains("a bug of the test"));
      recorder.pollUntil(sensor, () -> recorder.samples().size() == 1);
      assertEquals(Quality.BAD, recorder.samples().getFirst().quality());
      recorder.pollUntil(sensor, () -> !told(sensor).contains("a bug of the test"));
      assertTrue(told(sensor).contains("opc.tcp"), told(sensor));
    }
  }

  private static String told(Sensor sensor) {
    return sensor.state() instanceof SensorState.Failing failing ? failing.reason() : "";
  }

  private static PlcSettings settings() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    return new PlcSettings(
        "opc.tcp://127.0.0.1:" + port + "/plc",
        false,
        Optional.empty(),
        Path.of("target", "pki"),
        Duration.ofMillis(100),
        Duration.ofSeconds(5),
        Optional.empty(),
        true,
        List.of(new PlcSettings.Channel(new NodeId(2, "x"), Duration.ofMillis(50), 10)));
  }
}
