package org.tallyport.gateway.fold;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tallyport.equipment.Role;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.recognise.Zone;
import org.tallyport.gateway.recognise.ZoneBounds;

/**
 * The special cases as data: {@code cases/<recogniser>/<case>/input.csv} (seconds, role, value, or
 * {@code bad}; or seconds, gap, seconds) beside {@code expected.csv}.
 */
class CasesTest {
  static final EquipmentRules SPREADER =
      EquipmentRules.Spreader.typical(
          1,
          List.of(
              new ZoneBounds(Zone.VESSEL, 2, 200),
              new ZoneBounds(Zone.QUAY, -16, 2),
              new ZoneBounds(Zone.RAIL, -28, -16),
              new ZoneBounds(Zone.BACKREACH, -200, -28)));
  static final EquipmentRules HOOK =
      EquipmentRules.Hook.typical(
          1, List.of(new ZoneBounds(Zone.VESSEL, 315, 45), new ZoneBounds(Zone.QUAY, 90, 270)));
  static final EquipmentRules RAIL = EquipmentRules.Rail.typical(1, 0.12);

  @TestFactory
  List<DynamicTest> recognisesEveryCase() throws IOException, URISyntaxException {
    URL root = Objects.requireNonNull(CasesTest.class.getResource("/cases"));
    List<DynamicTest> tests = new ArrayList<>();
    for (String recogniser : List.of("spreader", "hook", "rail")) {
      try (Stream<Path> cases = Files.list(Path.of(root.toURI()).resolve(recogniser))) {
        cases
            .sorted()
            .forEach(
                folder ->
                    tests.add(
                        DynamicTest.dynamicTest(
                            recogniser + "/" + folder.getFileName(),
                            () -> check(folder, rules(recogniser)))));
      }
    }
    return tests;
  }

  private static void check(Path folder, EquipmentRules rules) throws IOException {
    Tape tape = tape(folder.resolve("input.csv"));
    Notes notes = new Notes(rules).applyAll(tape.plain());
    List<String> told =
        notes.events.stream()
            .filter(event -> !(event instanceof Event.CycleDone))
            .map(CasesTest::line)
            .toList();
    List<String> expected =
        Files.readAllLines(folder.resolve("expected.csv")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertEquals(String.join("\n", expected), String.join("\n", told));
  }

  static EquipmentRules rules(String recogniser) {
    return switch (recogniser) {
      case "spreader" -> SPREADER;
      case "hook" -> HOOK;
      case "rail" -> RAIL;
      default -> throw new IllegalArgumentException(recogniser);
    };
  }

  static Tape tape(Path file) throws IOException {
    Tape tape = new Tape();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split(",", -1);
      long time = Math.round(Double.parseDouble(parts[0]) * 1e6);
      if (parts[1].equals("gap")) {
        tape.gap(time, Math.round(Double.parseDouble(parts[2]) * 1e6));
      } else if (parts[2].equals("bad")) {
        tape.bad(time, Role.ofWord(parts[1]));
      } else {
        tape.read(time, Role.ofWord(parts[1]), Double.parseDouble(parts[2]));
      }
    }
    return tape;
  }

  private static String line(Event event) {
    String time = String.format(Locale.ROOT, "%.3f", (event.utcMicroseconds() - Tape.START) / 1e6);
    return switch (event) {
      case Event.Move move ->
          "%s,move,%s,%d,%d,%s,%s,%s,%s"
              .formatted(
                  time,
                  move.kind(),
                  move.boxes(),
                  move.teuHundredths(),
                  grams(move.grams()),
                  move.from(),
                  move.to(),
                  move.confidence());
      case Event.Lift lift ->
          "%s,lift,%s,%s,%s,%s,%s"
              .formatted(
                  time,
                  lift.reason(),
                  lift.from(),
                  lift.to(),
                  lift.provisional()
                      ? "provisional"
                      : lift.settles().isPresent() ? "settles" : "final",
                  lift.confidence());
      case Event.VehiclePass pass ->
          "%s,%s,%s,%d,%s"
              .formatted(time, pass.vehicle(), pass.direction(), pass.axles(), pass.confidence());
      case Event.Fault fault -> "%s,fault,%s".formatted(time, fault.kind());
      case Event.CycleDone done -> "%s,cycle".formatted(time);
    };
  }

  private static String grams(OptionalLong grams) {
    return grams.isPresent() ? String.valueOf(grams.getAsLong()) : "unknown";
  }
}
