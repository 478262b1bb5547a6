package org.tallyport.gateway.config;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Settings;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.gateway.recognise.Zone;
import org.tallyport.gateway.recognise.ZoneBounds;
import org.tallyport.settings.Section;

/** Reads one terminal of a gateway's configuration. */
final class TerminalReader {
  private static final int MOST_EQUIPMENT = 500;
  private static final int MOST_ZONES = 20;
  private static final List<String> KINDS = List.of("ship-to-shore", "portal", "rail-track");
  private static final List<String> ZONES = List.of("vessel", "quay", "backreach", "rail");

  private final Section section;

  TerminalReader(Section section) {
    this.section = section;
  }

  TerminalConfiguration read() {
    String id = section.name("id", GatewayReader.ID, GatewayReader.ID_WANTED);
    if (id.equals("STATE")) {
      section.fault("id", "is \"STATE\", which Sparkplug keeps for hosts; wanted another id");
    }
    ZoneId zone = zone();
    TargetReader target = new TargetReader(section, zone);
    TerminalConfiguration terminal =
        new TerminalConfiguration(
            id,
            section.settings().text("name", id),
            zone,
            target.plan(),
            target.ceiling(),
            equipment());
    section.settings().finish();
    return terminal;
  }

  private ZoneId zone() {
    String zone = section.settings().text("zone", "UTC");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      section.fault("zone", "is \"" + zone + "\", wanted a time zone such as Asia/Baku");
      return ZoneId.of("UTC");
    }
  }

  private List<EquipmentConfiguration> equipment() {
    List<EquipmentConfiguration> all = new ArrayList<>();
    Set<EquipmentId> ids = new HashSet<>();
    for (Section part : section.list("equipment", MOST_EQUIPMENT)) {
      EquipmentConfiguration one = equipment(part);
      if (!ids.add(one.id())) {
        part.fault("id", "is \"" + one.id() + "\", which another equipment has already");
      }
      all.add(one);
    }
    return all;
  }

  private EquipmentConfiguration equipment(Section part) {
    Settings settings = part.settings();
    String text = part.name("id", GatewayReader.ID, GatewayReader.ID_WANTED);
    EquipmentId id = new EquipmentId(text.matches(GatewayReader.ID) ? text : "unnamed");
    EquipmentConfiguration equipment =
        new EquipmentConfiguration(
            id,
            settings.text("name", text),
            settings.text("stage", "quay"),
            part.name("board", GatewayReader.ID, GatewayReader.ID_WANTED),
            settings.flag("boundary", false),
            settings.has("load_limit_t")
                ? OptionalDouble.of(settings.decimal("load_limit_t", 1, 2_000))
                : OptionalDouble.empty(),
            rules(part));
    settings.finish();
    return equipment;
  }

  private EquipmentRules rules(Section part) {
    Settings settings = part.settings();
    int version = (int) settings.integer("rule_version", 1, 1_000_000, 1);
    String kind = settings.word("kind", KINDS, KINDS.getFirst());
    return switch (kind) {
      case "portal" -> EquipmentRules.Hook.typical(version, zones(part));
      case "rail-track" ->
          EquipmentRules.Rail.typical(version, settings.decimal("sensor_distance_m", 0.05, 5, 0.5));
      default -> EquipmentRules.Spreader.typical(version, zones(part));
    };
  }

  private static List<ZoneBounds> zones(Section part) {
    List<ZoneBounds> zones = new ArrayList<>();
    if (!part.settings().has("zones")) {
      return zones;
    }
    for (Section bounds : part.list("zones", MOST_ZONES)) {
      Settings settings = bounds.settings();
      String zone = settings.word("zone", ZONES, "quay");
      double from = settings.decimal("from", -1_000, 1_000);
      double to = settings.decimal("to", -1_000, 1_000);
      settings.finish();
      if (from == to) {
        bounds.fault("to", "is " + to + " like \"from\": the zone is empty");
      } else {
        zones.add(new ZoneBounds(Zone.valueOf(zone.toUpperCase(java.util.Locale.ROOT)), from, to));
      }
    }
    return zones;
  }
}
