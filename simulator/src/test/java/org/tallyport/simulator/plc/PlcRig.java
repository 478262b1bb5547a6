package org.tallyport.simulator.plc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorDriver;
import org.tallyport.equipment.SensorState;
import org.tallyport.equipment.Settings;

/** A simulated PLC with two nodes and a heartbeat, and our driver on it. */
final class PlcRig implements AutoCloseable {
  static final String LOCKED = "STS1.Spreader.bLocked";
  static final String LOAD = "STS1.Hoist.rLoad";
  static final String BEAT = "STS1.Plc.nHeartbeat";
  static final List<PlcNode> NODES =
      List.of(
          new PlcNode("STS1", "Spreader.bLocked", PlcType.BOOLEAN),
          new PlcNode("STS1", "Hoist.rLoad", PlcType.DOUBLE),
          new PlcNode("STS1", "Plc.nHeartbeat", PlcType.INT64));

  final SimulatedPlc plc;
  private final BoardClock clock;
  private final long offset;
  private final Map<String, Object> source = new HashMap<>();
  private final List<Map<String, Object>> channels = new ArrayList<>();
  private final List<Sensor> sensors = new ArrayList<>();
  private long beats;

  /** A PLC whose UTC is so many microseconds ahead of the board's. */
  PlcRig(BoardClock clock, long offset, PlcAccess access, Path pki) {
    this.clock = clock;
    this.offset = offset;
    plc = new SimulatedPlc(NODES, access, this::utc);
    source.put("endpoint", plc.endpoint());
    source.put("pki", pki.toString());
    source.put("publishing_ms", 20);
    source.put("silence_ms", 1_000);
    channel(LOCKED);
    channel(LOAD);
  }

  PlcRig set(String key, Object value) {
    source.put(key, value);
    return this;
  }

  PlcRig withHeartbeat() {
    return set("heartbeat", "ns=2;s=" + BEAT);
  }

  PlcRig channel(String path) {
    channels.add(new HashMap<>(Map.of("node", "ns=2;s=" + path)));
    return this;
  }

  PlcRig queue(int channel, int entries) {
    channels.get(channel).put("queue", entries);
    return this;
  }

  /** Opens the driver as the agent does. */
  Sensor open() {
    SensorDriver driver =
        ServiceLoader.load(SensorDriver.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(found -> found.name().equals("opcua"))
            .findFirst()
            .orElseThrow();
    List<String> faults = new ArrayList<>();
    Settings.Faults collect = (path, message) -> faults.add(path + " " + message);
    SensorDriver.Plan plan =
        driver.plan(
            new Settings("sources.plc", source, collect),
            channels.stream().map(each -> new Settings("signals", each, collect)).toList());
    assertEquals(List.of(), faults);
    Sensor sensor = plan.open(clock);
    sensors.add(sensor);
    return sensor;
  }

  long utc() {
    return clock.utcMicroseconds() + offset;
  }

  void beat() {
    plc.set(BEAT, (double) ++beats);
  }

  /** A record that has the first values of an open sensor, and beats while it waits. */
  SampleRecord reading(Sensor sensor) {
    return new SampleRecord(sensor)
        .until(
            "reading",
            () -> {
              beat();
              return sensor.state() instanceof SensorState.Reading
                  && sensor.watermarkMicroseconds() != Long.MIN_VALUE;
            });
  }

  @Override
  public void close() {
    sensors.forEach(Sensor::close);
    plc.close();
  }
}
