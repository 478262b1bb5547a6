package org.tallyport.edge.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.equipment.ClockDriver;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.SensorDriver;
import org.tallyport.equipment.Settings;
import org.tallyport.settings.InvalidConfiguration;

class ConfigurationTest {
  private static final String GOOD =
      """
      terminal: AZBAK
      board: quay-1
      primary_host: baku
      clock: {driver: tower}
      broker: {url: "tcp://127.0.0.1:1883", keep_alive_s: 20, compress: false}
      journal:
        path: data/journal.db
        max_age_days: 7
      sources:
        plc1: {driver: plc, endpoint: "opc.tcp://10.0.0.7:4840"}
      equipment:
        - id: STS-1
          kind: ship-to-shore
          signals:
            - {name: spreader.locked, role: spreader.locked, source: plc1, node: a, debounce_ms: 100}
            - {role: hoist.load, source: plc1, node: b, deadband: 0.05, min: -5, max: 120}
      """;

  @TempDir private Path folder;

  private final List<String> nodes = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();

  @Test
  void readsAWholeBoard() throws Exception {
    BoardConfiguration board = read(GOOD);
    assertEquals("AZBAK", board.terminal());
    assertEquals("quay-1", board.board());
    assertEquals("baku", board.primaryHost());
    assertEquals(Duration.ofSeconds(20), board.broker().keepAlive());
    assertEquals(folder.resolve("data/journal.db"), board.journal().path());
    assertEquals(Duration.ofDays(7), board.journal().maximumAge());
    assertEquals(List.of(0, 1), board.sources().get(0).signals());
    assertEquals(100_000, board.conditions().get(0).debounceMicroseconds());
    assertEquals(120, board.conditions().get(1).most());
    assertEquals("hoist.load", board.signalList().get(1).name(), "a name is its role's word");
    assertEquals(Role.HOIST_LOAD, board.signalList().get(1).role());
    assertEquals(2, board.signalList().get(1).decimals());
    assertEquals(List.of("a", "b"), nodes, "the driver sees what conditioning leaves");
  }

  @Test
  void readsThePathsOfDriversRelativeToTheFile() throws Exception {
    read(GOOD);
    assertEquals(List.of(folder.resolve("tower.mem"), folder.resolve("pki")), files);
    files.clear();
    read(
        GOOD.replace("driver: tower", "driver: tower, file: ../tower")
            .replace("driver: plc", "driver: plc, pki: /etc/pki"));
    assertEquals(List.of(folder.resolveSibling("tower"), Path.of("/etc/pki")), files);
    assertEquals(
        List.of("10: sources.plc1.pki: is \"a\0b\", wanted a path: Nul character not allowed"),
        faults(GOOD.replace("driver: plc", "driver: plc, pki: \"a\\0b\"")));
  }

  @Test
  void tellsAllFaultsAtOnceEachWithItsLine() {
    List<String> faults =
        faults(
            """
            terminal: AZ BAK
            clock: {driver: tower}
            broker: {url: "tcp://127.0.0.1:1883", keep_alive_s: 2}
            sources:
              plc1: {driver: plc, endpoint: e}
            equipment:
              - id: STS-1
                signals:
                  - {role: spreader.locked, source: plc1, node: a, debounce: 100}
                  - {role: hoist.load, source: plc2, node: b}
                  - role: hoist.height
                    source: plc1
            """);
    assertEquals(
        List.of(
            "1: \"board\" is missing",
            "1: terminal: is \"AZ BAK\", wanted 1 to 64 letters, digits, '.', '_' or '-'",
            "3: broker.keep_alive_s: is 2, wanted a whole number from 5 to 3600",
            "9: equipment[0].signals[0].debounce: unknown key \"debounce\", did you mean"
                + " \"debounce_ms\"?",
            "10: equipment[0].signals[1].source: is \"plc2\", wanted one of plc1, did you mean"
                + " \"plc1\"?",
            "11: equipment[0].signals[2]: \"node\" is missing"),
        faults);
  }

  @Test
  void findsWhatStandsTwice() {
    String twice =
        GOOD.replace("board: quay-1", "board: quay-1\nboard: quay-2")
            + """
              - id: sts-1
                signals:
                  - {role: hoist.load, source: plc1, node: a}
                  - {role: hoist.load, name: HOIST.LOAD, source: plc1, node: a}
            """;
    assertEquals(
        List.of(
            "3: board: stands here twice, first on line 2",
            "18: equipment[1].id: is \"sts-1\", which another equipment has, case apart",
            "21: equipment[1].signals[1].name: is \"HOIST.LOAD\", which another signal here has,"
                + " case apart",
            "21: equipment[1].signals[1].role: is \"hoist.load\", which another signal here has"),
        faults(twice));
  }

  @Test
  void refusesConditionsThatDoNotFitTheSignal() {
    assertEquals(
        List.of(
            "15: equipment[0].signals[0].at_most_every_ms: is not for contacts",
            "16: equipment[0].signals[1].debounce_ms: is for contacts only",
            "16: equipment[0].signals[1].min: is 130, wanted at most max, 120",
            "16: equipment[0].signals[1].unit: is \"kg\", but hoist.load has \"t\"; leave it out"),
        faults(
            GOOD.replace("debounce_ms: 100", "at_most_every_ms: 100")
                .replace("min: -5", "min: 130, debounce_ms: 5, unit: kg")));
  }

  @Test
  void tellsTheLineOfBrokenYaml() {
    List<String> faults = faults("terminal: AZBAK\nboard: [a\nbroker: {}\n");
    assertEquals(1, faults.size());
    assertTrue(
        faults.get(0).startsWith("2: is no YAML: the bracket that opens on this line"),
        faults.get(0));
  }

  @Test
  void namesTheDriversThatThereAre() {
    assertEquals(
        List.of(
            "4: clock.driver: is \"atomic\", wanted one of tower",
            "10: sources.plc1.driver: is \"plx\", wanted one of plc, did you mean \"plc\"?"),
        faults(
            GOOD.replace("driver: tower", "driver: atomic").replace("driver: plc", "driver: plx")));
  }

  @Test
  void saysThatAFileIsMissing() {
    InvalidConfiguration invalid =
        assertThrows(
            InvalidConfiguration.class,
            () -> ConfigurationReader.read(folder.resolve("none.yaml"), drivers()));
    assertTrue(invalid.faults().get(0).toString().contains("none.yaml:1: cannot be read"));
  }

  private List<String> faults(String text) {
    InvalidConfiguration invalid = assertThrows(InvalidConfiguration.class, () -> read(text));
    String file = folder.resolve("board.yaml") + ":";
    return invalid.faults().stream().map(f -> f.toString().replace(file, "")).toList();
  }

  private BoardConfiguration read(String text) throws IOException, InvalidConfiguration {
    Path file = folder.resolve("board.yaml");
    Files.writeString(file, text);
    return ConfigurationReader.read(file, drivers());
  }

  private Drivers drivers() {
    return new Drivers(Map.of("plc", new Plc()), Map.of("tower", new Tower()));
  }

  private final class Plc implements SensorDriver {
    @Override
    public String name() {
      return "plc";
    }

    @Override
    public SensorDriver.Plan plan(Settings source, List<Settings> channels) {
      source.text("endpoint");
      files.add(source.file("pki", "pki"));
      nodes.clear();
      channels.forEach(channel -> nodes.add(channel.text("node")));
      return _ -> {
        throw new AssertionError("opened while reading a configuration");
      };
    }
  }

  private final class Tower implements ClockDriver {
    @Override
    public String name() {
      return "tower";
    }

    @Override
    public ClockDriver.Plan plan(Settings settings) {
      files.add(settings.file("file", "tower.mem"));
      return () -> {
        throw new AssertionError("opened while reading a configuration");
      };
    }
  }
}
