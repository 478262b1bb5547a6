package org.tallyport.simulator.plc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorState;
import org.tallyport.simulator.plc.SampleRecord.Sample;

/** What our OPC UA driver does when the PLC is not there, goes away or falls silent. */
final class OpcUaOutageTest {
  private static final long SECOND = 1_000_000;

  @TempDir private Path pki;
  private final RunningClock clock = RunningClock.synchronised();

  @Test
  void waitsForAPlcThatIsNotThere() {
    try (PlcRig rig = new PlcRig(clock, 0, PlcAccess.open(), pki).withHeartbeat()) {
      long begin = clock.monotonicMicroseconds();
      Sensor sensor = rig.open();
      assertTrue(clock.monotonicMicroseconds() - begin < SECOND, "open blocked");
      SampleRecord record = new SampleRecord(sensor);
      record.until("bad", () -> record.any(0) && record.any(1));
      assertEquals(Quality.BAD, record.last(0).quality());
      assertInstanceOf(SensorState.Failing.class, sensor.state());
      record.untilWatermark(clock.monotonicMicroseconds() + SECOND);
      rig.plc.set(PlcRig.LOCKED, 1);
      rig.plc.start();
      record.until(
          "good",
          () -> {
            rig.beat();
            return record.last(0).quality() == Quality.GOOD;
          });
      assertEquals(1, record.last(0).value());
      assertEquals(2, record.of(0).size(), "one bad, one good");
    }
  }

  @Test
  void isBadWhileThePlcIsGoneAndInventsNothing() {
    try (PlcRig rig = new PlcRig(clock, 0, PlcAccess.open(), pki).withHeartbeat()) {
      rig.plc.start();
      Sensor sensor = rig.open();
      SampleRecord record = rig.reading(sensor);
      int before = record.of(0).size();
      rig.plc.stop();
      record.until("bad", () -> record.last(0).quality() == Quality.BAD);
      record.untilWatermark(clock.monotonicMicroseconds());
      rig.plc.set(PlcRig.LOCKED, 1);
      long restarted = clock.monotonicMicroseconds();
      rig.plc.start();
      record.until(
          "good",
          () -> {
            rig.beat();
            return record.last(0).quality() == Quality.GOOD;
          });
      List<Sample> since = record.of(0).subList(before, record.of(0).size());
      assertEquals(
          List.of(Quality.BAD, Quality.GOOD), since.stream().map(Sample::quality).toList());
      assertTrue(since.getLast().at() >= restarted);
      assertEquals(1, since.getLast().value());
      assertInstanceOf(SensorState.Reading.class, sensor.state());
    }
  }

  @Test
  void takesUpANewSubscriptionAfterAQuickRestart() {
    try (PlcRig rig = new PlcRig(clock, 0, PlcAccess.open(), pki).set("silence_ms", 5_000)) {
      rig.plc.start();
      SampleRecord record = rig.reading(rig.open());
      rig.plc.stop();
      rig.plc.set(PlcRig.LOCKED, 1);
      rig.plc.start();
      record.untilSample("the value since", sample -> sample.value() == 1);
      rig.plc.set(PlcRig.LOAD, 7);
      record.untilSample("a change since", sample -> sample.value() == 7);
    }
  }

  @Test
  void rebuildsASubscriptionThatFellSilent() {
    try (PlcRig rig = new PlcRig(clock, 0, PlcAccess.open(), pki)) {
      rig.plc.start();
      SampleRecord record = rig.reading(rig.open());
      long watermark = record.watermark();
      rig.plc.silence(true);
      rig.plc.set(PlcRig.LOAD, 5);
      record.until("bad", () -> record.last(1).quality() == Quality.BAD);
      assertTrue(record.last(1).at() > watermark);
      rig.plc.silence(false);
      record.until("good", () -> record.last(1).quality() == Quality.GOOD);
      assertEquals(5, record.last(1).value());
    }
  }

  @Test
  void doesNotBelieveAPlcWhoseHeartbeatStandsStill() {
    try (PlcRig rig = new PlcRig(clock, 0, PlcAccess.open(), pki).withHeartbeat()) {
      rig.plc.start();
      SampleRecord record = rig.reading(rig.open());
      record.until("bad", () -> record.last(0).quality() == Quality.BAD);
      int before = record.of(0).size();
      record.untilWatermark(clock.monotonicMicroseconds() + 2 * SECOND);
      assertEquals(before, record.of(0).size(), "frozen values were believed");
      record.until(
          "good",
          () -> {
            rig.beat();
            return record.last(0).quality() == Quality.GOOD;
          });
    }
  }
}
