package org.tallyport.edge.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tallyport.equipment.ClockDriver;
import org.tallyport.equipment.Settings;
import org.tallyport.settings.ConfigurationFile;
import org.tallyport.settings.InvalidConfiguration;
import org.tallyport.settings.Section;

/** Reads a board's configuration file. Touches neither hardware nor network. */
public final class ConfigurationReader {
  /** The form of the ids of terminals and boards. */
  static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  static final String ID_WANTED = "1 to 64 letters, digits, '.', '_' or '-'";

  private final ConfigurationFile file;
  private final Drivers drivers;

  private ConfigurationReader(ConfigurationFile file, Drivers drivers) {
    this.file = file;
    this.drivers = drivers;
  }

  /**
   * The configuration in a file.
   *
   * @param file paths in it are relative to its folder
   * @param drivers the kinds of sensors and clocks that there are
   * @throws InvalidConfiguration with every fault, if there is one
   */
  public static BoardConfiguration read(Path file, Drivers drivers) throws InvalidConfiguration {
    ConfigurationFile text = ConfigurationFile.read(file);
    BoardConfiguration configuration = new ConfigurationReader(text, drivers).board(text.root());
    text.check();
    return configuration;
  }

  private BoardConfiguration board(Section root) {
    String terminal = root.name("terminal", ID, ID_WANTED);
    if (terminal.equals("STATE")) {
      root.fault("terminal", "is \"STATE\", which Sparkplug keeps for hosts; wanted another id");
    }
    String board = root.name("board", ID, ID_WANTED);
    String host = root.settings().text("primary_host", "tallyport");
    ClockDriver.Plan clock = clock(root.section("clock"));
    BrokerConfiguration broker = broker(root.section("broker"));
    JournalConfiguration journal = journal(root.section("journal"));
    Map<String, Section> sources = root.named("sources");
    EquipmentReader equipment = new EquipmentReader(sources, drivers, file.faults());
    root.list("equipment", EquipmentReader.MOST_EQUIPMENT).forEach(equipment::read);
    root.settings().finish();
    return new BoardConfiguration(
        terminal, board, host, clock, broker, journal, equipment.sources(), equipment.signals());
  }

  private ClockDriver.Plan clock(Section section) {
    String name = section.settings().text("driver", "system");
    ClockDriver driver = drivers.clocks().get(name);
    if (driver == null) {
      section.fault("driver", unknown(name, drivers.clocks()));
      return () -> {
        throw new IllegalStateException("no clock");
      };
    }
    Settings rest = section.settings().rest();
    ClockDriver.Plan plan = driver.plan(rest);
    rest.finish();
    return plan;
  }

  static String unknown(String name, Map<String, ?> known) {
    return "is \"" + name + "\", wanted one of " + String.join(", ", new TreeMap<>(known).keySet());
  }

  private BrokerConfiguration broker(Section section) {
    Settings settings = section.settings();
    String url = section.name("url", "(tcp|ssl)://[^/\\s]+:\\d{1,5}", "tcp:// or ssl://host:port");
    BrokerConfiguration broker =
        new BrokerConfiguration(
            url,
            optional(settings, "user"),
            optional(settings, "password_file").map(file::resolve),
            Duration.ofSeconds(settings.integer("keep_alive_s", 5, 3_600, 30)),
            settings.flag("compress", true));
    broker.passwordFile().ifPresent(path -> password(section, broker, path));
    settings.finish();
    return broker;
  }

  private static void password(Section section, BrokerConfiguration broker, Path path) {
    if (broker.user().isEmpty()) {
      section.fault("password_file", "stands without \"user\"");
    }
    if (!Files.isReadable(path)) {
      section.fault("password_file", "is " + path + ", which cannot be read");
    }
  }

  private JournalConfiguration journal(Section section) {
    Settings settings = section.settings();
    JournalConfiguration journal =
        new JournalConfiguration(
            file.resolve(settings.text("path", "journal.db")),
            Duration.ofMillis(settings.integer("commit_interval_ms", 10, 60_000, 500)),
            settings.integer("max_bytes", 1 << 20, 1L << 40, 2_000_000_000L),
            Duration.ofDays(settings.integer("max_age_days", 1, 3_650, 30)),
            (int) settings.integer("block_readings", 1, 10_000, 500),
            settings.flag("contacts_at_once", false));
    settings.finish();
    return journal;
  }

  private static Optional<String> optional(Settings settings, String key) {
    return settings.has(key) ? Optional.of(settings.text(key)) : Optional.empty();
  }
}
