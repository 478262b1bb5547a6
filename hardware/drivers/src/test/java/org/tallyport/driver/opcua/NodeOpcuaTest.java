package org.tallyport.driver.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private static final String COUNTER = "STS9.nCounter";
  private static final String LOAD = "STS9.rLoad";
  private static final List<NodeOpcuaPlc.Node> NODES =
      List.of(
          new NodeOpcuaPlc.Node(COUNTER, "UInt32", 0), new NodeOpcuaPlc.Node(LOAD, "Double", 12.5));
  private static final long LIMIT_NANOS = 40_000_000_000L;

  private final long origin = System.nanoTime();

  @Test
  void readsEveryStepOfACounterOfNodeOpcua() throws IOException, InterruptedException {
    try (NodeOpcuaPlc plc = NodeOpcuaPlc.start(Path.of("target", "node-opcua"), NODES);
        Sensor sensor = open(plc.endpoint())) {
      plc.count(COUNTER, 50);
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
                    NodeOpcuaPlc.nodeId(COUNTER)),
                refuse),
            List.of(
                channel(NodeOpcuaPlc.nodeId(COUNTER), refuse),
                channel(NodeOpcuaPlc.nodeId(LOAD), refuse)))
        .open(new MachineClock(origin));
  }

  private static Settings channel(String node, Settings.Faults faults) {
    return new Settings("signal", Map.of("node", node, "sampling_ms", 0), faults);
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
