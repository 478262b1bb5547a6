package org.tallyport.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyport.settings.InvalidConfiguration;

class ScenarioFilesTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Path FOLDER = Path.of("scenarios");
  private static final Path GUIDE = Path.of("docs/scenarios.md");

  @Test
  void shipsExactlyTheFilesOfItsFolder() throws IOException {
    Set<String> files = new HashSet<>();
    try (Stream<Path> all = Files.list(FOLDER)) {
      all.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .forEach(files::add);
    }
    Set<String> names = new HashSet<>();
    for (Scenario scenario : Scenario.all()) {
      names.add(scenario.name() + ".yaml");
    }
    assertEquals(files, names);
  }

  /** Whatever is changed in a file, the schema and the reader agree on whether it is one. */
  @ParameterizedTest
  @ValueSource(
      strings = {"baku", "small", "aktau-grain", "alat-wind", "turkmenbashi-ferry", "guide"})
  void isReadExactlyWhereItsSchemaTakesIt(String name) throws IOException {
    Schema schema = new Schema(YAML.readTree(text("scenario.schema.json")));
    JsonNode whole = YAML.readTree(name.equals("guide") ? guide() : text(name + ".yaml"));
    assertTrue(schema.takes(whole), name);
    assertEquals("", faults(whole));
    int refused = 0;
    for (JsonNode changed : changed(whole)) {
      String faults = faults(changed);
      assertEquals(schema.takes(changed), faults.isEmpty(), () -> changed + "\n" + faults);
      refused += faults.isEmpty() ? 0 : 1;
    }
    assertTrue(refused > 30, "refused " + refused);
  }

  @Test
  void tellsAllFaultsTogetherWithTheirLines() throws IOException {
    String text =
        text("baku.yaml")
            .replace("zone: Asia/Baku", "zone: Asia/Bakuu")
            .replace("at: PT9H", "at: nine")
            .replace("back: 6", "back: 19")
            .replace("wiring: plc", "wirring: plc")
            .replace("lifts: 80}", "lifts: 80, lift: 3}");
    InvalidConfiguration all =
        assertThrows(
            InvalidConfiguration.class, () -> ScenarioReader.text(Path.of("my.yaml"), text));
    String told = Objects.requireNonNull(all.getMessage());
    List<String> lines = told.lines().toList();
    assertTrue(lines.stream().anyMatch(line -> line.matches("my\\.yaml:\\d+: .*Bakuu.*")), told);
    assertTrue(told.contains("is \"nine\", wanted a duration such as PT6H"), told);
    assertTrue(told.contains("is 20, wanted at least 21, two more than \"back\""), told);
    assertTrue(told.contains("unknown key \"wirring\", did you mean \"wiring\"?"), told);
    assertEquals(2, lines.stream().filter(line -> line.contains("key \"lift\"")).count(), told);
    long line = text.lines().takeWhile(one -> !one.contains("at: nine")).count() + 1;
    assertTrue(told.contains("my.yaml:" + line + ": "), told);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void keepsNamesApart(String from, String to, String wanted) throws IOException {
    String text = text("baku.yaml").replace(from, to);
    InvalidConfiguration all =
        assertThrows(InvalidConfiguration.class, () -> ScenarioReader.text(Path.of("x"), text));
    assertTrue(Objects.requireNonNull(all.getMessage()).contains(wanted), all.getMessage());
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> pairs() {
    return Stream.of(
        org.junit.jupiter.params.provider.Arguments.of(
            "id: STS-2", "id: STS-1", "\"STS-1\", which another piece of equipment has already"),
        org.junit.jupiter.params.provider.Arguments.of(
            "id: quay-2", "id: quay-1", "\"quay-1\", which another board has already"),
        org.junit.jupiter.params.provider.Arguments.of(
            "id: quay-2", "id: gateway", "which is the name of a program"));
  }

  @Test
  void numbersTheBoardsOfACount() {
    Scenario thousand = Scenario.named("thousand-boards").orElseThrow();
    assertEquals(1_000, thousand.boards().size());
    assertEquals("board-1000", thousand.boards().getLast().id());
    assertEquals(1_000, new HashSet<>(thousand.equipment()).size());
  }

  private static String faults(JsonNode scenario) throws IOException {
    try {
      ScenarioReader.text(Path.of("changed.yaml"), YAML.writeValueAsString(scenario));
      return "";
    } catch (InvalidConfiguration e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Every copy with one value or key changed. */
  private static List<JsonNode> changed(JsonNode whole) {
    List<JsonNode> changed = new ArrayList<>();
    for (String place : places(whole, "")) {
      JsonNode value = whole.at(place);
      if (value.isObject()) {
        changed.add(with(whole, place + "/zzz", YAML.getNodeFactory().numberNode(1)));
      }
      if (value.isArray()) {
        changed.add(with(whole, place, YAML.createArrayNode()));
      }
      if (value.isNumber() || formed(place)) {
        changed.add(with(whole, place, YAML.getNodeFactory().textNode("## x")));
      }
      if (value.isNumber()) {
        changed.add(with(whole, place, YAML.getNodeFactory().numberNode(-1)));
        changed.add(with(whole, place, YAML.getNodeFactory().numberNode(99_999_999_999_999L)));
      }
      if (!named(place)) {
        changed.add(with(whole, place, null));
      }
    }
    return changed;
  }

  /** Texts that are not free. */
  private static boolean formed(String place) {
    return !place.matches(".*/(title|place|source|name|status|fault|zone)") && !named(place);
  }

  /** Names that the reader looks up elsewhere in the file, which a schema cannot. */
  private static boolean named(String place) {
    return place.matches(".*/arrivals(/[^/]*)?");
  }

  private static List<String> places(JsonNode node, String at) {
    List<String> places = new ArrayList<>();
    node.fieldNames().forEachRemaining(name -> places.add(at + "/" + name));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      places.add(at + "/" + i);
    }
    for (String place : List.copyOf(places)) {
      String last = place.substring(place.lastIndexOf('/') + 1);
      places.addAll(
          places(node.isArray() ? node.get(Integer.parseInt(last)) : node.get(last), place));
    }
    return places;
  }

  private static JsonNode with(
      JsonNode whole, String place, @org.jspecify.annotations.Nullable JsonNode value) {
    JsonNode copy = whole.deepCopy();
    int cut = place.lastIndexOf('/');
    JsonNode parent = copy.at(place.substring(0, cut));
    String last = place.substring(cut + 1);
    if (parent instanceof ArrayNode array) {
      if (value == null) {
        array.remove(Integer.parseInt(last));
      } else {
        array.set(Integer.parseInt(last), value);
      }
    } else if (value == null) {
      ((ObjectNode) parent).remove(last);
    } else {
      ((ObjectNode) parent).set(last, value);
    }
    return copy;
  }

  /** The sample of the guide. */
  private static String guide() throws IOException {
    String text = Files.readString(GUIDE);
    int begin = text.indexOf("```yaml\n") + "```yaml\n".length();
    return text.substring(begin, text.indexOf("```", begin));
  }

  private static String text(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ScenarioFilesTest.class.getResourceAsStream("/scenarios/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
