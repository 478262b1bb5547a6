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
      unique(entry, signal, names, roles);
      bind(entry, signals.size());
      signals.add(signal);
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
          String kind = section.settings().text("driver");
          SensorDriver driver = drivers.sensors().get(kind);
          if (driver != null) {
            planned.add(plan(name, section, driver));
          } else if (section.settings().has("driver")) {
            section.fault("driver", ConfigurationReader.unknown(kind, drivers.sensors()));
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

  private void bind(Section entry, int signal) {
    boolean given = entry.settings().has("source");
    String source = entry.settings().text("source");
    List<Integer> bound = indices.get(source);
    if (bound == null) {
      if (given) {
        entry.fault("source", ConfigurationReader.unknown(source, sources));
      }
      return;
    }
    bound.add(signal);
    channels.computeIfAbsent(source, _ -> new ArrayList<>()).add(entry.settings().rest());
  }
}
