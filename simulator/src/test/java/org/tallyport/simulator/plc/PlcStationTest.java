package org.tallyport.simulator.plc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.driver.opcua.OpcUaDriver;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.Settings;
import org.tallyport.simulator.model.SignalSink;
import org.tallyport.simulator.plc.SampleRecord.Sample;

/** What our driver reads of a crane while its PLC restarts or is loaded anew. */
final class PlcStationTest {
  private static final EquipmentId CRANE = new EquipmentId("STS-1");
  private static final List<Role> SIGNALS =
      List.of(Role.SPREADER_LOCKED, Role.HOIST_LOAD, Role.WIND_SPEED);
  private static final int LOCKED = 0;
  private static final int LOAD = 1;

  @TempDir private Path pki;
  private final RunningClock clock = RunningClock.synchronised();
  private final long begin = clock.utcMicroseconds();
  private final PlcStation station =
      new PlcStation(Map.of(CRANE, SIGNALS), PlcAccess.open(), 0, begin, this::time);
  private final SignalSink crane = station.sink(CRANE);
  private final List<Sensor> sensors = new ArrayList<>();

  @AfterEach
  void close() {
    sensors.forEach(Sensor::close);
    station.close();
  }

  private long time() {
    return clock.utcMicroseconds() - begin;
  }

  private Sensor sensor() {
    Settings.Faults none = (path, message) -> assertEquals("", path + " " + message);
    Map<String, Object> source = new HashMap<>();
    source.put("endpoint", station.plc().endpoint());
    source.put("pki", pki.toString());
    source.put("publishing_ms", 20);
    source.put("silence_ms", 1_000);
    source.put("heartbeat", PlcStation.HEARTBEAT.nodeId());
    List<Settings> channels = new ArrayList<>();
    for (Role role : SIGNALS) {
      Map<String, Object> channel = new HashMap<>();
      channel.put("node", PlcNode.of(CRANE, role).nodeId());
      channels.add(new Settings("signals", channel, none));
    }
    Sensor sensor =
        new OpcUaDriver().plan(new Settings("sources.plc", source, none), channels).open(clock);
    sensors.add(sensor);
    return sensor;
  }

  private boolean good(SampleRecord record, int channel, double value) {
    station.complete(time());
    return record.any(channel)
        && record.last(channel).quality() == Quality.GOOD
        && record.last(channel).value() == value;
  }

  private SampleRecord carrying() {
    crane.signal(LOCKED, 0, 1);
    crane.signal(LOAD, 0, 24);
    station.start();
    SampleRecord record = new SampleRecord(sensor());
    return record.until("carrying", () -> good(record, LOCKED, 1) && good(record, LOAD, 24));
  }

  /** Set down while nobody looked: no value between what was and what is. */
  private void setDown(SampleRecord record) {
    record.until("bad", () -> record.last(LOCKED).quality() == Quality.BAD);
    crane.signal(LOAD, time(), 0.3);
    crane.signal(LOCKED, time(), 0);
    crane.signal(LOCKED, time(), 1);
  }

  private static List<Double> good(SampleRecord record, int channel) {
    return record.of(channel).stream()
        .filter(sample -> sample.quality() == Quality.GOOD)
        .map(Sample::value)
        .distinct()
        .toList();
  }

  @Test
  void showsWhereACraneStandsWhenItsProgramWasLoadedAnew() {
    SampleRecord record = carrying();
    station.beginDownload();
    setDown(record);
    station.endDownload();
    record.until("back", () -> good(record, LOAD, 0.3) && good(record, LOCKED, 1));
    assertEquals(List.of(1.0), good(record, LOCKED));
    assertEquals(List.of(24.0, 0.3), good(record, LOAD));
  }

  @Test
  void showsWhereACraneStandsAfterARestart() {
    SampleRecord record = carrying();
    station.stop();
    setDown(record);
    station.start();
    record.until("back", () -> good(record, LOAD, 0.3) && good(record, LOCKED, 1));
    assertEquals(List.of(1.0), good(record, LOCKED));
    assertEquals(List.of(24.0, 0.3), good(record, LOAD));
  }
}
