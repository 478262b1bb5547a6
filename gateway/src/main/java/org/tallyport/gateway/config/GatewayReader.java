package org.tallyport.gateway.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tallyport.equipment.ClockDriver;
import org.tallyport.equipment.Settings;
import org.tallyport.settings.ConfigurationFile;
import org.tallyport.settings.InvalidConfiguration;
import org.tallyport.settings.Section;

/** Reads a gateway's configuration file. Opens nothing. */
public final class GatewayReader {
  static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
  static final String ID_WANTED = "1 to 64 letters, digits, '.', '_' or '-'";
  private static final int MOST_TERMINALS = 100;

  private final ConfigurationFile file;
  private final Map<String, ClockDriver> clocks;

  private GatewayReader(ConfigurationFile file, Map<String, ClockDriver> clocks) {
    this.file = file;
    this.clocks = new TreeMap<>(clocks);
  }

  /**
   * The configuration in a file.
   *
   * @param file paths in it are relative to its folder
   * @param clocks the kinds of clocks besides the system's, by name
   * @throws InvalidConfiguration with every fault, if there is one
   */
  public static GatewayConfiguration read(Path file, Map<String, ClockDriver> clocks)
      throws InvalidConfiguration {
    ConfigurationFile text = ConfigurationFile.read(file);
    GatewayConfiguration configuration = new GatewayReader(text, clocks).gateway(text.root());
    text.check();
    return configuration;
  }

  private GatewayConfiguration gateway(Section root) {
    String hostId =
        root.settings().has("host_id") ? root.name("host_id", ID, ID_WANTED) : "tallyport";
    Section ledger = root.section("ledger");
    Path ledgerFile = file.resolve(ledger.settings().text("path", "ledger.db"));
    ledger.settings().finish();
    GatewayConfiguration configuration =
        new GatewayConfiguration(
            hostId,
            clock(root.section("clock")),
            broker(root.section("broker")),
            ledgerFile,
            console(root.section("console")),
            terminals(root));
    root.settings().finish();
    return configuration;
  }

  private ClockDriver.Plan clock(Section section) {
    String name = section.settings().text("driver", SystemWall.NAME);
    if (name.equals(SystemWall.NAME)) {
      section.settings().finish();
      return SystemWall::new;
    }
    ClockDriver driver = clocks.get(name);
    if (driver == null) {
      section.fault(
          "driver", "is \"" + name + "\", wanted one of " + String.join(", ", clockNames()));
      return SystemWall::new;
    }
    Settings rest = section.settings().rest();
    ClockDriver.Plan plan = driver.plan(rest);
    rest.finish();
    return plan;
  }

  private List<String> clockNames() {
    List<String> names = new ArrayList<>(List.of(SystemWall.NAME));
    names.addAll(clocks.keySet());
    return names;
  }

  private BrokerChoice broker(Section section) {
    Settings settings = section.settings();
    BrokerChoice choice;
    if (settings.has("url")) {
      String url =
          section.name("url", "(tcp|ssl)://[^/\\s]+:\\d{1,5}", "tcp:// or ssl://host:port");
      Optional<String> user = optional(settings, "user");
      Optional<Path> password = optional(settings, "password_file").map(file::resolve);
      if (password.isPresent() && user.isEmpty()) {
        section.fault("password_file", "stands without \"user\"");
      }
      choice = new BrokerChoice.External(url, user, password);
    } else {
      choice =
          new BrokerChoice.Embedded(
              settings.text("host", "127.0.0.1"), (int) settings.integer("port", 0, 65_535, 1883));
    }
    settings.finish();
    return choice;
  }

  private static GatewayConfiguration.ConsoleAddress console(Section section) {
    Settings settings = section.settings();
    GatewayConfiguration.ConsoleAddress address =
        new GatewayConfiguration.ConsoleAddress(
            settings.text("host", "127.0.0.1"), (int) settings.integer("port", 0, 65_535, 8080));
    settings.finish();
    return address;
  }

  private static List<TerminalConfiguration> terminals(Section root) {
    List<TerminalConfiguration> terminals = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Section section : root.list("terminals", MOST_TERMINALS)) {
      TerminalConfiguration terminal = new TerminalReader(section).read();
      if (!ids.add(terminal.id())) {
        section.fault("id", "is \"" + terminal.id() + "\", which another terminal has already");
      }
      terminals.add(terminal);
    }
    return terminals;
  }

  private static Optional<String> optional(Settings settings, String key) {
    return settings.has(key) ? Optional.of(settings.text(key)) : Optional.empty();
  }
}
