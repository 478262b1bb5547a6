package org.tallyport.simulator.plc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorState;

/** Certificates and passwords. */
final class OpcUaSecurityTest {
  @TempDir private Path pki;
  private final RunningClock clock = RunningClock.synchronised();

  @Test
  void readsEncryptedOnceTheCertificateThatItNamesIsTrusted() throws IOException {
    try (PlcRig rig =
        new PlcRig(clock, 0, PlcAccess.withSecurity(), pki).set("security", "basic256sha256")) {
      rig.plc.start();
      Sensor sensor = rig.open();
      SampleRecord record = new SampleRecord(sensor);
      record.until("untrusted", () -> reason(sensor).contains("is not trusted"));
      Path rejected;
      try (Stream<Path> files = Files.list(pki.resolve("rejected"))) {
        rejected = files.findFirst().orElseThrow();
      }
      assertTrue(reason(sensor).contains("move " + rejected), reason(sensor));
      Files.move(rejected, pki.resolve("trusted").resolve(rejected.getFileName()));
      rig.plc.set(PlcRig.LOCKED, 1);
      record.untilSample("a value", sample -> sample.value() == 1);
      assertTrue(Files.exists(pki.resolve("own/tallyport.der")));
    }
  }

  @Test
  void saysItsNameWhereThePlcAsks() {
    PlcAccess access = new PlcAccess(false, Optional.of(new PlcAccess.Login("tally", "gantry")));
    try (PlcRig rig =
        new PlcRig(clock, 0, access, pki).set("user", "tally").set("password", "gantry")) {
      rig.plc.start();
      rig.reading(rig.open());
    }
  }

  @Test
  void reportsAWrongPassword() {
    PlcAccess access = new PlcAccess(false, Optional.of(new PlcAccess.Login("tally", "gantry")));
    try (PlcRig rig =
        new PlcRig(clock, 0, access, pki).set("user", "tally").set("password", "wrong")) {
      rig.plc.start();
      Sensor sensor = rig.open();
      new SampleRecord(sensor)
          .until(
              "refused",
              () ->
                  reason(sensor).contains("Bad_UserAccessDenied")
                      || reason(sensor).contains("Bad_IdentityTokenRejected"));
    }
  }

  private static String reason(Sensor sensor) {
    return sensor.state() instanceof SensorState.Failing failing ? failing.reason() : "";
  }
}
