package org.tallyport.simulator.plc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorState;
import org.tallyport.simulator.plc.SampleRecord.Sample;

/** What our OPC UA driver promises, against a real server. */
final class OpcUaContractTest {
  private static final long SECOND = 1_000_000;

  @TempDir private Path pki;
  private final RunningClock clock = RunningClock.synchronised();

  @Test
  void givesEveryValueOnceInOrderWithItsExactSourceTime() {
    try (PlcRig rig = new PlcRig(clock, 0, PlcAccess.open(), pki).withHeartbeat()) {
      rig.plc.start();
      Sensor sensor = rig.open();
      SampleRecord record = rig.reading(sensor);
      int before = record.of(1).size();
      long begin = rig.utc();
      for (int i = 1; i <= 500; i++) {
        rig.plc.set(PlcRig.LOAD, i, begin + i, StatusCodes.Good);
      }
      record.untilSample("the last value", sample -> sample.value() == 500);
      List<Sample> given = record.of(1).subList(before, before + 500);
      for (int i = 1; i <= 500; i++) {
        assertEquals(
            new Sample(1, clock.monotonicOf(begin + i), i, Quality.GOOD), given.get(i - 1));
      }
      assertEquals(before + 500, record.of(1).size());
      assertEquals(List.of(), record.losses());
    }
  }

  @Test
  void movesTheWatermarkOfAnIdlePlcWithoutAHeartbeat() {
    try (PlcRig rig = new PlcRig(clock, 0, PlcAccess.open(), pki)) {
      rig.plc.start();
      SampleRecord record = rig.reading(rig.open());
      int before = record.all().size();
      record.untilWatermark(clock.monotonicMicroseconds() + 2 * SECOND);
      assertEquals(before, record.all().size());
      assertTrue(record.watermark() <= clock.monotonicMicroseconds());
    }
  }

  @Test
  void stampsTheFirstValueWithTheTimeOfItsObservation() {
    try (PlcRig rig = new PlcRig(clock, 0, PlcAccess.open(), pki).withHeartbeat()) {
      rig.plc.set(PlcRig.LOCKED, 1, rig.utc() - 7_200 * SECOND, StatusCodes.Good);
      rig.plc.start();
      long begin = clock.monotonicMicroseconds();
      SampleRecord record = rig.reading(rig.open());
      Sample first = record.of(0).getFirst();
      assertEquals(1, first.value());
      assertTrue(first.at() >= begin && first.at() <= clock.monotonicMicroseconds());
    }
  }

  @Test
  void carriesTheSeverityOfEachStatus() {
    try (PlcRig rig = new PlcRig(clock, 0, PlcAccess.open(), pki).withHeartbeat()) {
      rig.plc.start();
      SampleRecord record = rig.reading(rig.open());
      long at = rig.utc();
      rig.plc.set(PlcRig.LOAD, 1, at, StatusCodes.Uncertain_SubNormal);
      rig.plc.set(PlcRig.LOAD, 2, at + 1, StatusCodes.Bad_SensorFailure);
      rig.plc.set(PlcRig.LOAD, 3, at + 2, StatusCodes.Good_LocalOverride);
      record.untilSample("good again", sample -> sample.value() == 3);
      List<Quality> qualities =
          record.of(1).stream()
              .filter(sample -> sample.at() >= clock.monotonicOf(at))
              .map(Sample::quality)
              .toList();
      assertEquals(List.of(Quality.UNCERTAIN, Quality.BAD, Quality.GOOD), qualities);
    }
  }

  @Test
  void saysWhatThePlcDroppedForWantOfRoom() {
    try (PlcRig rig =
        new PlcRig(clock, 0, PlcAccess.open(), pki).queue(1, 10).set("publishing_ms", 200)) {
      rig.plc.start();
      SampleRecord record = rig.reading(rig.open());
      long begin = rig.utc();
      for (int i = 1; i <= 500; i++) {
        rig.plc.set(PlcRig.LOAD, i, begin + i, StatusCodes.Good);
      }
      record.untilSample("the last value", sample -> sample.value() == 500);
      LongStream.rangeClosed(1, 500)
          .filter(i -> record.of(1).stream().noneMatch(sample -> sample.value() == i))
          .forEach(
              i ->
                  assertTrue(
                      record.losses().stream()
                          .anyMatch(
                              loss ->
                                  loss.channel() == 1
                                      && loss.first() < clock.monotonicOf(begin + i)
                                      && clock.monotonicOf(begin + i) < loss.last()),
                      "value " + i + " is neither given nor lost"));
      assertTrue(!record.losses().isEmpty());
    }
  }

  @Test
  void namesANodeThatThePlcDoesNotHaveAndReadsTheOthers() {
    try (PlcRig rig = new PlcRig(clock, 0, PlcAccess.open(), pki).channel("STS1.Nothing")) {
      rig.plc.start();
      Sensor sensor = rig.open();
      SampleRecord record = new SampleRecord(sensor);
      record.until("all three", () -> record.any(0) && record.any(1) && record.any(2));
      assertEquals(Quality.BAD, record.last(2).quality());
      assertEquals(Quality.GOOD, record.last(0).quality());
      record.until(
          "a reason",
          () ->
              sensor.state() instanceof SensorState.Failing failing
                  && failing.reason().contains("STS1.Nothing"));
    }
  }
}
