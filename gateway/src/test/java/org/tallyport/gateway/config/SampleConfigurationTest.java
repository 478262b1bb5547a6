package org.tallyport.gateway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.gateway.target.CapacityClaim;
import org.tallyport.settings.InvalidConfiguration;

/** The sample that is shipped, and what is said of a file with faults. */
class SampleConfigurationTest {
  static final Path SAMPLE = Path.of("src/main/dist/conf/gateway.yaml");
  static final Path FIVE_FAULTS = Path.of("src/test/resources/config/five-faults.yaml");

  @Test
  void loadsTheSampleThatIsShipped() throws Exception {
    GatewayConfiguration gateway = GatewayReader.read(SAMPLE, Map.of());
    assertEquals("tallyport", gateway.hostId());
    assertEquals(new BrokerChoice.Embedded("0.0.0.0", 1883), gateway.broker());
    assertEquals(SAMPLE.toAbsolutePath().resolveSibling("ledger.db"), gateway.ledger());
    assertEquals(8080, gateway.console().port());
    TerminalConfiguration terminal = gateway.terminals().getFirst();
    assertEquals("AZBAK", terminal.id());
    assertEquals(ZoneId.of("Asia/Baku"), terminal.zone());
    assertEquals(List.of(LocalTime.of(8, 0), LocalTime.of(20, 0)), terminal.shiftStarts());
    CapacityClaim claim = terminal.plan().claims().getFirst();
    assertEquals(0, new BigDecimal("15000000").compareTo(claim.valuePerYear()));
    assertEquals("published by the port, 2018", claim.source());
    List<EquipmentConfiguration> equipment = terminal.equipment();
    assertEquals(3, equipment.size());
    EquipmentRules.Spreader crane =
        assertInstanceOf(EquipmentRules.Spreader.class, equipment.get(0).rules());
    assertEquals(4, crane.zones().size());
    assertInstanceOf(EquipmentRules.Hook.class, equipment.get(1).rules());
    assertInstanceOf(EquipmentRules.Rail.class, equipment.get(2).rules());
  }

  @Test
  void tellsAllFiveFaultsEachWithItsLineAndTheWayOut() {
    InvalidConfiguration invalid =
        assertThrows(InvalidConfiguration.class, () -> GatewayReader.read(FIVE_FAULTS, Map.of()));
    assertEquals(
        List.of(
            ":2: clock.driver: is \"sundial\", wanted one of system",
            ":4: ledger.pth: unknown key \"pth\", did you mean \"path\"?",
            ":7: terminals[0].zone: is \"Asia/Bakku\", wanted a time zone such as Asia/Baku",
            ":10: terminals[0].claims[0].from: is \"soon\", wanted a day such as 2018-05-14",
            ":16: terminals[0].equipment[0].kind: is \"ship-to-store\", wanted one of"
                + " ship-to-shore, portal, rail-track, did you mean \"ship-to-shore\"?"),
        invalid.faults().stream()
            .map(fault -> fault.toString().substring(FIVE_FAULTS.toString().length()))
            .toList());
  }
}
