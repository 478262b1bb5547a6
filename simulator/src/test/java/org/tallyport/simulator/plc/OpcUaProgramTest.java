package org.tallyport.simulator.plc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorState;

/** What our OPC UA driver does with a PLC that refuses it, and with one that is programmed anew. */
final class OpcUaProgramTest {
  private static final PlcNode COUNTER = new PlcNode("STS1", "Moves.nCount", PlcType.UINT16);

  @TempDir private Path pki;
  private final RunningClock clock = RunningClock.synchronised();

  private static List<PlcNode> with(PlcNode more) {
    List<PlcNode> nodes = new ArrayList<>(PlcRig.NODES);
    nodes.add(more);
    return nodes;
  }

  @Test
  void comesInOnceAFullPlcHasRoom() {
    try (PlcRig rig = new PlcRig(clock, 0, PlcAccess.open(), pki).withHeartbeat()) {
      rig.plc.mostSessions(0);
      rig.plc.start();
      Sensor sensor = rig.open();
      SampleRecord record = new SampleRecord(sensor);
      record.until(
          "a reason",
          () ->
              sensor.state() instanceof SensorState.Failing failing
                  && failing.reason().contains("TooManySessions"));
      assertEquals(Quality.BAD, record.last(0).quality());
      rig.plc.mostSessions(1);
      record.until(
          "reading",
          () -> {
            rig.beat();
            return sensor.state() instanceof SensorState.Reading
                && record.last(0).quality() == Quality.GOOD;
          });
    }
  }

  /** By the items themselves: it would be a minute before the silence is noticed. */
  @Test
  void hearsAtOnceThatItsNodesAreGone() {
    try (PlcRig rig = new PlcRig(clock, 0, PlcAccess.open(), pki).set("silence_ms", 60_000)) {
      rig.plc.start();
      SampleRecord record = rig.reading(rig.open());
      rig.plc.beginDownload();
      record.until("bad", () -> record.last(0).quality() == Quality.BAD);
    }
  }

  @Test
  void readsOnAfterADownload() {
    try (PlcRig rig = new PlcRig(clock, 0, PlcAccess.open(), pki).withHeartbeat()) {
      rig.plc.start();
      SampleRecord record = rig.reading(rig.open());
      rig.plc.beginDownload();
      record.until("bad", () -> record.last(0).quality() == Quality.BAD);
      rig.plc.endDownload(PlcProgram.of(with(COUNTER)));
      rig.plc.set(PlcRig.LOAD, 42);
      record.until(
          "the value of the new program",
          () -> {
            rig.beat();
            return record.last(1).quality() == Quality.GOOD && record.last(1).value() == 42;
          });
    }
  }

  @Test
  void aCounterComesRoundAtItsWidth() {
    try (PlcRig rig = new PlcRig(clock, 0, PlcAccess.open(), pki).withHeartbeat()) {
      rig.plc.beginDownload();
      rig.plc.endDownload(PlcProgram.of(with(COUNTER)));
      rig.channel(COUNTER.path());
      rig.plc.start();
      SampleRecord record = rig.reading(rig.open());
      rig.plc.set(COUNTER.path(), 65_535);
      rig.plc.set(COUNTER.path(), 65_536);
      rig.plc.set(COUNTER.path(), 65_537);
      record.until(
          "round",
          () -> {
            rig.beat();
            return record.last(2).value() == 1;
          });
      List<Double> counts =
          record.of(2).stream()
              .filter(sample -> sample.quality() == Quality.GOOD)
              .map(SampleRecord.Sample::value)
              .toList();
      assertEquals(List.of(65_535.0, 0.0, 1.0), counts.subList(counts.size() - 3, counts.size()));
    }
  }
}
