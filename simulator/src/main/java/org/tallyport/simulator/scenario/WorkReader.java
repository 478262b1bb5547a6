package org.tallyport.simulator.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Settings;
import org.tallyport.settings.Section;
import org.tallyport.simulator.model.PortalWork;
import org.tallyport.simulator.model.StowagePlan;
import org.tallyport.simulator.truth.MoveKind;

/** Reads one piece of equipment and its work. */
final class WorkReader {
  static final List<String> KINDS = List.of("ship-to-shore", "portal", "rail-track");
  private static final int MOST_LINES = 1_000;
  private static final int MOST_LIFTS = 5_000;
  private static final int MOST_COVERS = 8;
  private static final int MOST_WAGONS = 200;
  private static final double QUAY_METRES = 1_000;

  private final Section section;
  private final EquipmentId id;
  private final boolean boundary;
  private final Map<String, Arrivals> shared;

  WorkReader(Section section, EquipmentId id, Map<String, Arrivals> shared) {
    this.section = section;
    this.id = id;
    this.shared = shared;
    boundary = section.settings().flag("boundary", true);
  }

  EquipmentPlan read() {
    EquipmentPlan plan =
        switch (Values.word(section, "kind", KINDS)) {
          case "portal" -> new EquipmentPlan.Portal(id, boundary, lines("cargo", this::cargo));
          case "rail-track" -> new EquipmentPlan.Track(id, boundary, lines("trains", this::train));
          default ->
              new EquipmentPlan.Container(
                  id, boundary, bays(section.section("bays")), lines("ships", this::ship));
        };
    section.settings().finish();
    return plan;
  }

  private <W> List<Planned<W>> lines(String key, Function<Section, W> work) {
    List<Planned<W>> lines = new ArrayList<>();
    for (Section line : section.list(key, MOST_LINES)) {
      lines.add(new Planned<>(when(line), work.apply(line)));
      line.settings().finish();
    }
    return lines;
  }

  private When when(Section line) {
    if (!line.settings().has("arrivals")) {
      return new When.Own(Values.arrivals(line));
    }
    String name = line.settings().text("arrivals");
    Arrivals arrivals = shared.get(name);
    if (arrivals == null) {
      line.fault(
          "arrivals",
          "is \"%s\", wanted one of the terminal's arrivals: %s"
              .formatted(
                  name, shared.isEmpty() ? "there is none" : String.join(", ", shared.keySet())));
      arrivals = new Arrivals(new Span(0, 0, false), java.util.Optional.empty(), Values.FOREVER);
    }
    return new When.Shared(name, arrivals, line.settings().has("after") ? after(line) : 0);
  }

  /** A random one could come before the one before it. */
  private static long after(Section line) {
    Span after = Values.span(line, "after", 0);
    if (after.memoryless() || after.leastMicroseconds() != after.mostMicroseconds()) {
      line.fault("after", "wanted one duration such as PT3H, without chance");
    }
    return after.leastMicroseconds();
  }

  private static StowagePlan.Bays bays(Section part) {
    StowagePlan.Bays typical = StowagePlan.Bays.TYPICAL;
    Settings settings = part.settings();
    int count = (int) settings.integer("count", 1, 20, typical.count());
    double from = settings.decimal("from_m", 0, QUAY_METRES, typical.fromMetres());
    double to = settings.decimal("to_m", 0, QUAY_METRES, typical.toMetres());
    settings.finish();
    if (!(to > from)) {
      part.fault("to_m", "is %s, wanted more than \"from_m\", which is %s".formatted(to, from));
      return typical;
    }
    return new StowagePlan.Bays(count, from, to);
  }

  private ShipWork ship(Section line) {
    return new ShipWork(
        Values.count(line, "discharge", 0, MOST_LIFTS, 0),
        Values.count(line, "load", 0, MOST_LIFTS, 0),
        Values.count(line, "restows", 0, MOST_LIFTS, 0),
        Values.count(line, "restows_over_quay", 0, MOST_LIFTS, 0),
        Values.count(line, "rail_lifts", 0, MOST_LIFTS, 0),
        Values.count(line, "hatch_covers", 0, MOST_COVERS, 0));
  }

  private CargoWork cargo(Section line) {
    String gear = Values.word(line, "gear", List.of("grab", "hook"));
    String move = Values.word(line, "move", List.of("discharge", "load"));
    return new CargoWork(
        gear.equals("grab") ? PortalWork.Gear.GRAB : PortalWork.Gear.HOOK,
        move.equals("load") ? MoveKind.BULK_LOAD : MoveKind.BULK_DISCHARGE,
        Values.count(line, "lifts", 1, MOST_LIFTS));
  }

  private TrainWork train(Section line) {
    TrainWork.Direction direction =
        switch (line.settings().word("direction", List.of("in", "out", "either"), "either")) {
          case "in" -> TrainWork.Direction.IN;
          case "out" -> TrainWork.Direction.OUT;
          default -> TrainWork.Direction.EITHER;
        };
    return new TrainWork(direction, form(line));
  }

  private static TrainWork.Form form(Section line) {
    List<String> forms = List.of("pushed", "locomotive", "stopping", "reversing");
    return switch (Values.word(line, "form", forms)) {
      case "locomotive" -> new TrainWork.Form.Locomotive();
      case "stopping" ->
          new TrainWork.Form.Stopping(
              Values.count(line, "wagons", 3, MOST_WAGONS), Values.span(line, "stand", 1_000_000));
      case "reversing" -> {
        int back = (int) line.settings().integer("back", 1, MOST_WAGONS - 2);
        Count wagons = Values.count(line, "wagons", 3, MOST_WAGONS);
        if (wagons.least() < back + 2) {
          line.fault(
              "wagons",
              "is %d, wanted at least %d, two more than \"back\""
                  .formatted(wagons.least(), back + 2));
          yield new TrainWork.Form.Pushed(wagons);
        }
        yield new TrainWork.Form.Reversing(wagons, back);
      }
      default -> new TrainWork.Form.Pushed(Values.count(line, "wagons", 1, MOST_WAGONS));
    };
  }
}
