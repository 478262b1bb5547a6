package org.tallyport.simulator.plc;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorState;
import org.tallyport.equipment.Unit;
import org.tallyport.simulator.plc.SampleRecord.Sample;

/** What our OPC UA driver does with a PLC that comes back as another, and with slow nodes. */
final class OpcUaRestartTest {
  private static final PlcNode SLOW =
      new PlcNode("STS1", "Wind.Speed", PlcType.DOUBLE, Unit.METRES_PER_SECOND, 500);

  @TempDir private Path pki;
  private final RunningClock clock = RunningClock.synchronised();

  @Test
  void readsNothingWhileItsNodesAreUnderAnotherIndex() throws Exception {
    try (PlcRig rig = new PlcRig(clock, 0, PlcAccess.open(), pki)) {
      rig.plc.start();
      SampleRecord record = rig.reading(rig.open());
      rig.plc.stop();
      record.until("bad", () -> record.last(0).quality() == Quality.BAD);
      rig.plc.libraries(List.of("urn:tallyport:simulator:plc:library"));
      rig.plc.start();
      record.untilFailing("Bad_NodeIdUnknown");
      assertEquals(Quality.BAD, record.last(0).quality());
      try (PlainClient client = new PlainClient(rig.plc.endpoint())) {
        NodeId moved =
            new NodeId(
                requireNonNull(client.milo().getNamespaceTable().getIndex(PlcNamespace.URI)),
                PlcRig.LOAD);
        assertEquals(3, moved.getNamespaceIndex().intValue());
        assertEquals(0.0, client.value(moved).value().value());
      }
    }
  }

  @Test
  void isBadWhileThePlcIsOutOfService() {
    try (PlcRig rig = new PlcRig(clock, 0, PlcAccess.open(), pki).set("silence_ms", 60_000)) {
      rig.plc.start();
      SampleRecord record = rig.reading(rig.open());
      rig.plc.outOfService(true);
      record.until("bad", () -> record.last(1).quality() == Quality.BAD);
      rig.plc.set(PlcRig.LOAD, 12);
      rig.plc.outOfService(false);
      record.until("good", () -> record.last(1).quality() == Quality.GOOD);
      assertEquals(12, record.last(1).value());
      assertEquals(
          List.of(0.0, 12.0),
          record.of(1).stream()
              .filter(sample -> sample.quality() == Quality.GOOD)
              .map(Sample::value)
              .toList());
    }
  }

  @Test
  void believesNoZeroOfAProgramThatHasNotRunYet() {
    try (PlcRig rig = new PlcRig(clock, 0, PlcAccess.open(), pki).withHeartbeat()) {
      rig.plc.start();
      rig.plc.set(PlcRig.LOAD, 30);
      Sensor sensor = rig.open();
      SampleRecord record = rig.reading(sensor);
      rig.plc.beginDownload();
      record.until("silent", () -> sensor.state() instanceof SensorState.Failing);
      rig.plc.endDownload(PlcProgram.of(PlcRig.NODES));
      record.until(
          "connected anew", () -> beat(rig) && sensor.state() instanceof SensorState.Reading);
      assertEquals(Quality.BAD, record.last(1).quality());
      rig.plc.set(PlcRig.LOAD, 31);
      record.until("good", () -> beat(rig) && record.last(1).quality() == Quality.GOOD);
      assertFalse(
          record.of(1).stream()
              .anyMatch(sample -> sample.quality() == Quality.GOOD && sample.value() == 0));
    }
  }

  @Test
  void seesOfASlowNodeWhatItHoldsWhenThePlcLooks() {
    try (PlcRig rig = new PlcRig(clock, 0, PlcAccess.open(), pki).withHeartbeat()) {
      List<PlcNode> nodes = new ArrayList<>(PlcRig.NODES);
      nodes.add(SLOW);
      rig.plc.beginDownload();
      rig.plc.endDownload(PlcProgram.of(nodes));
      rig.channel(SLOW.path());
      rig.plc.start();
      long look = rig.utc() / 500_000 * 500_000 + 500_000;
      rig.plc.set(SLOW.path(), 1);
      rig.plc.scan(look);
      SampleRecord record = rig.reading(rig.open());
      for (int i = 2; i <= 9; i++) {
        rig.plc.set(SLOW.path(), i);
        rig.plc.scan(look + 499_999);
      }
      rig.plc.set(PlcRig.LOAD, 5);
      record.until("fast", () -> beat(rig) && record.last(1).value() == 5);
      assertEquals(1, record.last(2).value());
      rig.plc.scan(look + 500_000);
      record.until("slow", () -> beat(rig) && record.last(2).value() == 9);
      assertEquals(
          List.of(1.0, 9.0),
          record.of(2).stream()
              .filter(sample -> sample.quality() == Quality.GOOD)
              .map(Sample::value)
              .distinct()
              .toList());
    }
  }

  private static boolean beat(PlcRig rig) {
    rig.beat();
    return true;
  }
}
