package org.tallyport.simulator.plc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.simulator.plc.SampleRecord.Sample;

/** PLC clocks that are not the board's, and board clocks that are faster than time. */
final class OpcUaClockTest {
  private static final long TOLERANCE = 100_000;

  @TempDir private Path pki;

  @ParameterizedTest
  @CsvSource({"3600, true", "3600, false", "-600, true", "-600, false"})
  void mapsThePlcClockToTheBoards(long seconds, boolean heartbeat) {
    RunningClock clock = RunningClock.synchronised();
    try (PlcRig rig = new PlcRig(clock, seconds * 1_000_000, PlcAccess.open(), pki)) {
      if (heartbeat) {
        rig.withHeartbeat();
      }
      rig.plc.start();
      SampleRecord record = rig.reading(rig.open());
      long watermark = record.watermark();
      long wanted = clock.monotonicMicroseconds();
      rig.plc.set(PlcRig.LOAD, 7);
      record.untilSample("the value", sample -> sample.value() == 7);
      long error = record.last(1).at() - wanted;
      assertTrue(Math.abs(error) < TOLERANCE, "off by " + error + " us");
      record.until(
          "watermark",
          () -> {
            rig.beat();
            return record.watermark() > watermark + 300_000;
          });
      assertTrue(record.watermark() <= clock.monotonicMicroseconds());
    }
  }

  @Test
  void keepsExactTimesWhenTheBoardRunsSixtyTimesFaster() {
    RunningClock clock = new RunningClock(60, ClockQuality.SYNCHRONISED);
    try (PlcRig rig = new PlcRig(clock, 0, PlcAccess.open(), pki).withHeartbeat()) {
      rig.plc.start();
      SampleRecord record = rig.reading(rig.open());
      for (int i = 1; i <= 50; i++) {
        long at = rig.utc();
        int value = i;
        rig.plc.set(PlcRig.LOAD, value, at, StatusCodes.Good);
        record.until(
            "value",
            () -> {
              rig.beat();
              return record.last(1).value() == value;
            });
        assertEquals(clock.monotonicOf(at), record.last(1).at());
        assertTrue(record.watermark() <= clock.monotonicMicroseconds());
      }
    }
  }

  @Test
  void losesAndMovesNothingAtTwentyThousandChangesASecond() {
    RunningClock clock = RunningClock.synchronised();
    try (PlcRig rig =
        new PlcRig(clock, 0, PlcAccess.open(), pki).withHeartbeat().queue(1, 65_535)) {
      rig.plc.start();
      SampleRecord record = rig.reading(rig.open());
      int before = record.of(1).size();
      int many = 40_000;
      long begin = rig.utc();
      for (int i = 1; i <= many; i++) {
        rig.plc.set(PlcRig.LOAD, i, begin + i, StatusCodes.Good);
        if (i % 100 == 0) {
          rig.beat();
          record.poll();
        }
      }
      record.until(
          "all",
          () -> {
            rig.beat();
            return record.last(1).value() == many;
          });
      List<Sample> given = record.of(1);
      assertEquals(many, given.size() - before);
      for (int i = 1; i <= many; i++) {
        assertEquals(i, given.get(before + i - 1).value());
      }
      assertEquals(List.of(), record.losses());
    }
  }
}
