package org.tallyport.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyport.equipment.Settings;

/** A mapping of the configuration: single values by {@link #settings()}, parts by name. */
public final class Section {
  private final String path;
  private final Map<String, Yaml> entries;
  private final Faults faults;
  private final Path folder;
  private final Settings settings;

  Section(String path, Yaml.Mapping mapping, Faults faults, Path folder) {
    this.path = path;
    this.entries = mapping.entries();
    this.faults = faults;
    this.folder = folder;
    Map<String, Object> values = new LinkedHashMap<>();
    entries.forEach(
        (key, value) -> {
          switch (value) {
            case Yaml.Scalar scalar -> values.put(key, scalar.value());
            case Yaml.Mapping part -> values.put(key, part);
            case Yaml.Sequence part -> values.put(key, part);
          }
        });
    this.settings = new Settings(path, values, faults, folder);
  }

  public String path() {
    return path;
  }

  /** The single values. */
  public Settings settings() {
    return settings;
  }

  /** A text that must be there and be of a form. */
  public String name(String key, String form, String wanted) {
    String value = settings.text(key);
    if (!value.isEmpty() && !value.matches(form)) {
      fault(key, "is \"" + value + "\", wanted " + wanted);
    }
    return value;
  }

  /** The part under a key; empty, so that all its defaults hold, when it is not there. */
  public Section section(String key) {
    if (!settings.has(key)) {
      return new Section(at(key), new Yaml.Mapping(0, Map.of()), faults, folder);
    }
    return part(at(key), entries.get(key));
  }

  /** The named parts under a key, in the file's order. */
  public Map<String, Section> named(String key) {
    Section parts = section(key);
    Map<String, Section> named = new LinkedHashMap<>();
    parts.entries.forEach((name, value) -> named.put(name, part(parts.at(name), value)));
    return named;
  }

  /** The list of parts under a key; a fault when there is none. */
  public List<Section> list(String key, int most) {
    List<Section> list = new ArrayList<>();
    if (!settings.has(key)) {
      faults.report(path, "\"" + key + "\" is missing: wanted a list");
    } else if (entries.get(key) instanceof Yaml.Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        item(at(key) + "[" + i + "]", sequence.items().get(i)).ifPresent(list::add);
      }
      int size = sequence.items().size();
      if (size == 0 || size > most) {
        fault(key, "has " + size + " entries, wanted 1 to " + most);
      }
    } else {
      fault(key, "wanted a list, each entry after a \"- \"");
    }
    return list;
  }

  public void fault(String key, String message) {
    settings.fault(key, message);
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private Section part(String at, @org.jspecify.annotations.Nullable Yaml value) {
    return item(at, value)
        .orElseGet(() -> new Section(at, new Yaml.Mapping(0, Map.of()), faults, folder));
  }

  private Optional<Section> item(String at, @org.jspecify.annotations.Nullable Yaml value) {
    if (value instanceof Yaml.Mapping mapping) {
      return Optional.of(new Section(at, mapping, faults, folder));
    }
    faults.report(at, "wanted \"key: value\" lines below it");
    return Optional.empty();
  }
}
