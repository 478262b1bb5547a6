package org.tallyport.edge.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.SensorDriver;
import org.tallyport.equipment.Settings;
import org.tallyport.equipment.Signal;
import org.tallyport.settings.Faults;
import org.tallyport.settings.Section;

/** Reads the equipment of a board and hands each signal's rest to the driver of its source. */
final class EquipmentReader {
  static final int MOST_EQUIPMENT = 200;
  private static final int MOST_SIGNALS = 1_000;

  private final Map<String, Section> sources;
  private final Drivers drivers;
  private final Faults faults;
  private final List<SignalConfiguration> signals = new ArrayList<>();
  private final List<Section> entries = new ArrayList<>();
  private final Map<String, List<Settings>> channels = new LinkedHashMap<>();
  private final Map<String, List<Integer>> indices = new LinkedHashMap<>();
  private final Set<String> ids = new HashSet<>();

  EquipmentReader(Map<String, Section> sources, Drivers drivers, Faults faults) {
    this.sources = sources;
    this.drivers = drivers;
    this.faults = faults;
    for (String source : sources.keySet()) {
      channels.put(source, new ArrayList<>());
      indices.put(source, new ArrayList<>());
    }
  }

  /** Reads one entry of {@code equipment}. */
  void read(Section section) {
    String id = section.name("id", ConfigurationReader.ID, ConfigurationReader.ID_WANTED);
    boolean valid = id.matches(ConfigurationReader.ID);
    if (valid && !ids.add(id.toLowerCase(Locale.ROOT))) {
      section.fault("id", "is \"" + id + "\", which another equipment has, case apart");
    }
    section.settings().text("kind", "");
    EquipmentId equipment = new EquipmentId(valid ? id : "unnamed");
    Set<String> names = new HashSet<>();
    Set<Role> roles = new HashSet<>();
    for (Section entry : section.list("signals", MOST_SIGNALS)) {
      SignalConfiguration signal = new SignalReader(equipment, entry).read();
      if (entry.settings().sound("role") && entry.settings().sound("name")) {
        unique(entry, signal, names, roles);
      }
      bind(entry, signals.size());
      signals.add(signal);
      entries.add(entry);
    }
    section.settings().finish();
  }

  List<SignalConfiguration> signals() {
    return signals;
  }

  /** The sources with the plans that their drivers made. Call once, after the last equipment. */
  List<SourceConfiguration> sources() {
    List<SourceConfiguration> planned = new ArrayList<>();
    sources.forEach(
        (name, section) -> {
          String kind = section.settings().word("driver", drivers.sensors().keySet());
          SensorDriver driver = drivers.sensors().get(kind);
          if (driver != null) {
            indices.getOrDefault(name, List.of()).forEach(signal -> suit(driver, signal));
            planned.add(plan(name, section, driver));
          }
        });
    return planned;
  }

  private SourceConfiguration plan(String name, Section section, SensorDriver driver) {
    List<Settings> own = channels.getOrDefault(name, List.of());
    if (own.isEmpty()) {
      faults.report(section.path(), "no signal reads from this source; take it out");
    }
    Settings rest = section.settings().rest();
    SensorDriver.Plan plan = driver.plan(rest, own);
    rest.finish();
    own.forEach(Settings::finish);
    return new SourceConfiguration(name, plan, indices.getOrDefault(name, List.of()));
  }

  private void unique(
      Section entry, SignalConfiguration signal, Set<String> names, Set<Role> roles) {
    String name = signal.signal().name();
    if (!names.add(name.toLowerCase(Locale.ROOT))) {
      entry.fault("name", "is \"" + name + "\", which another signal here has, case apart");
    }
    Role role = signal.signal().role();
    if (role != Role.OTHER && !roles.add(role)) {
      entry.fault("role", "is \"" + role.word() + "\", which another signal here has");
    }
  }

  /** A contact gives no tonnes. */
  private void suit(SensorDriver driver, int index) {
    Signal signal = signals.get(index).signal();
    Settings entry = entries.get(index).settings();
    if (!driver.gives(signal.type()) && entry.sound("role") && entry.sound("type")) {
      String type = signal.type().name().toLowerCase(Locale.ROOT);
      String way = signal.role() == Role.OTHER ? "say its \"type\"" : "take another source";
      entry.fault(
          "source",
          "is \"%s\", whose driver %s gives no %s values as %s needs; %s"
              .formatted(entry.text("source"), driver.name(), type, signal.name(), way));
    }
  }

  private void bind(Section entry, int signal) {
    if (sources.isEmpty()) {
      entry.settings().text("source");
      return;
    }
    String source = entry.settings().word("source", sources.keySet());
    List<Integer> bound = indices.get(source);
    if (bound != null) {
      bound.add(signal);
      channels.computeIfAbsent(source, _ -> new ArrayList<>()).add(entry.settings().rest());
    }
  }
}
