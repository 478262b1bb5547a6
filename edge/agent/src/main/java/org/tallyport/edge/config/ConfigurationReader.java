package org.tallyport.edge.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private static final int USUAL_PORT = 1883;

  private final ConfigurationFile file;
  private final Drivers drivers;
  private final boolean start;

  private ConfigurationReader(ConfigurationFile file, Drivers drivers, boolean start) {
    this.file = file;
    this.drivers = drivers;
    this.start = start;
  }

  /**
   * The configuration in a file. A journal whose disk fails is no fault of it.
   *
   * @param file paths in it are relative to its folder
   * @param drivers the kinds of sensors and clocks that there are
   * @throws InvalidConfiguration with every fault, if there is one
   */
  public static BoardConfiguration read(Path file, Drivers drivers) throws InvalidConfiguration {
    return read(file, drivers, false);
  }

  /**
   * The same before a first start: a journal that cannot be where it is to be is a fault, too.
   *
   * @throws InvalidConfiguration with every fault, if there is one
   */
  public static BoardConfiguration check(Path file, Drivers drivers) throws InvalidConfiguration {
    return read(file, drivers, true);
  }

  private static BoardConfiguration read(Path file, Drivers drivers, boolean start)
      throws InvalidConfiguration {
    ConfigurationFile text = ConfigurationFile.read(file);
    ConfigurationReader reader = new ConfigurationReader(text, drivers, start);
    BoardConfiguration configuration = reader.board(text.root());
    text.check();
    return configuration;
  }

  private BoardConfiguration board(Section root) {
    String terminal = root.name("terminal", ID, ID_WANTED);
    if (terminal.equals("STATE")) {
      root.fault("terminal", "is \"STATE\", which Sparkplug keeps for hosts; wanted another id");
    }
    String board = root.name("board", ID, ID_WANTED);
    String host =
        root.settings().has("primary_host")
            ? root.name("primary_host", ID, ID_WANTED)
            : "tallyport";
    ClockDriver.Plan clock = clock(root.section("clock"));
    BrokerConfiguration broker = broker(root.section("broker"));
    JournalConfiguration journal = journal(root.section("journal"));
    EquipmentReader equipment = new EquipmentReader(sources(root), drivers, file.faults());
    root.list("equipment", EquipmentReader.MOST_EQUIPMENT).forEach(equipment::read);
    root.settings().finish();
    return new BoardConfiguration(
        terminal, board, host, clock, broker, journal, equipment.sources(), equipment.signals());
  }

  private Map<String, Section> sources(Section root) {
    Map<String, Section> sources = root.named("sources");
    if (!root.settings().has("sources")) {
      file.faults().report("", "\"sources\" is missing: wanted at least one");
    } else if (sources.isEmpty()) {
      root.fault("sources", "has no entries, wanted at least one");
    }
    return sources;
  }

  private ClockDriver.Plan clock(Section section) {
    Settings settings = section.settings();
    ClockDriver driver =
        drivers.clocks().get(settings.word("driver", drivers.clocks().keySet(), "system"));
    if (driver == null || !settings.sound("driver")) {
      return () -> {
        throw new IllegalStateException("no clock");
      };
    }
    Settings rest = settings.rest();
    ClockDriver.Plan plan = driver.plan(rest);
    rest.finish();
    return plan;
  }

  private BrokerConfiguration broker(Section section) {
    Settings settings = section.settings();
    String url = settings.address("url", List.of("tcp", "ssl"), USUAL_PORT, false);
    BrokerConfiguration broker =
        new BrokerConfiguration(
            url,
            optional(settings, "user"),
            settings.has("password_file")
                ? Optional.of(settings.file("password_file"))
                : Optional.empty(),
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
    boolean there = Files.isRegularFile(path);
    if (section.settings().sound("password_file") && !(there && Files.isReadable(path))) {
      String reason = there ? "its permissions do not let this user" : "there is no such file";
      section.fault("password_file", "is " + path + ", which cannot be read: " + reason);
    }
  }

  private JournalConfiguration journal(Section section) {
    Settings settings = section.settings();
    JournalConfiguration journal =
        new JournalConfiguration(
            settings.file("path", "journal.db"),
            Duration.ofMillis(settings.integer("commit_interval_ms", 10, 60_000, 500)),
            settings.integer("max_bytes", 1 << 20, 1L << 40, 2_000_000_000L),
            Duration.ofDays(settings.integer("max_age_days", 1, 3_650, 30)),
            (int) settings.integer("block_readings", 1, 10_000, 500),
            settings.flag("contacts_at_once", false));
    if (start) {
      JournalPlace.look(journal.path(), section);
    }
    settings.finish();
    return journal;
  }

  private static Optional<String> optional(Settings settings, String key) {
    return settings.has(key) ? Optional.of(settings.text(key)) : Optional.empty();
  }
}
