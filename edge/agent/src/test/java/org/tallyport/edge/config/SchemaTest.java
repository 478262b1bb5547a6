package org.tallyport.edge.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the schema for editors against what the reader and the real drivers do. */
class SchemaTest {
  private static final Path CONF = Path.of("src/main/dist/conf");
  private static final Path CASES = Path.of("src/test/resources/config");
  private static final Path EVERY_KEY = CASES.resolve("every-key.yaml");
  private static final YAMLMapper YAML = new YAMLMapper();

  private static final String SIGNALS = "/equipment/0/signals/";
  private static final String SIGNAL = "/$defs/signal";

  /** Sections of the file with every key, and where the schema describes them. */
  private static final Map<String, String> SECTIONS =
      Map.of(
          "", "",
          "/clock", "/$defs/clock",
          "/broker", "/$defs/broker",
          "/journal", "/$defs/journal",
          "/sources/pins", "/$defs/gpio",
          "/sources/loops", "/$defs/ads1115",
          "/sources/plc", "/$defs/opcua",
          "/equipment/0", "/$defs/equipment");

  private static final Map<String, String> DRIVERS =
      Map.of(SIGNALS + 0, "gpio", SIGNALS + 1, "ads1115", SIGNALS + 2, "opcua");

  @TempDir private Path folder;
  private JsonNode schema = YAML.createObjectNode();
  private EditedSample sample = EditedSample.NONE;

  @BeforeEach
  void read() throws IOException {
    schema = YAML.readTree(CONF.resolve("tallyport-edge.schema.json").toFile());
    sample = EditedSample.of(EVERY_KEY, folder);
  }

  @Test
  void describesEverySampleAndEverySampleNamesIt() throws IOException {
    List<Path> samples = new ArrayList<>(files(CONF, ".yaml"));
    assertEquals(4, samples.size(), samples::toString);
    samples.add(EVERY_KEY);
    for (Path file : samples) {
      assertEquals(List.of(), validator().validate(YAML.readTree(file.toFile())), file::toString);
      String first = Files.readAllLines(file).getFirst();
      assertTrue(first.startsWith("# yaml-language-server: $schema="), file::toString);
      Path named = file.resolveSibling(first.substring(first.indexOf('=') + 1)).normalize();
      assertTrue(Files.exists(named), named::toString);
    }
  }

  @Test
  void refusesUnknownKeysAsTheReaderDoes() throws IOException {
    for (Path file : files(CASES.resolve("faults"), ".yaml")) {
      if (file.getFileName().toString().startsWith("unknown-key")) {
        JsonNode fault = YAML.readTree(file.toFile());
        assertFalse(validator().validate(fault).isEmpty(), file::toString);
      }
    }
  }

  @Test
  void knowsTheKeysThatTheReaderAsksFor() throws IOException {
    for (Map.Entry<String, String> section : SECTIONS.entrySet()) {
      assertEquals(
          keys(section.getValue()), sample.asked(section.getKey()), () -> section.getKey());
    }
    Set<String> signals = new TreeSet<>();
    for (String signal : DRIVERS.keySet()) {
      signals.addAll(sample.asked(signal));
    }
    assertEquals(keys(SIGNAL), signals);
  }

  @Test
  void saysWhichDriverAKeyIsFor() throws IOException {
    for (Map.Entry<String, String> driver : DRIVERS.entrySet()) {
      Set<String> own = sample.asked(driver.getKey());
      for (String other : DRIVERS.keySet()) {
        if (!other.equals(driver.getKey())) {
          own.removeAll(sample.asked(other));
        }
      }
      assertFalse(own.isEmpty());
      for (String key : own) {
        String told = property(SIGNAL, key).path("description").asText();
        assertTrue(told.startsWith(driver.getValue() + ": "), key + ": " + told);
      }
    }
  }

  @Test
  void describesEveryKey() {
    for (String place : places().values()) {
      for (String key : keys(place)) {
        JsonNode property = property(place, key);
        JsonNode told = property.has("$ref") ? schema.at(pointer(property)) : property;
        assertTrue(told.path("description").asText().endsWith("."), place + " " + key);
      }
    }
  }

  @Test
  void hasTheReadersRanges() throws IOException {
    int tried = 0;
    for (Map.Entry<String, String> place : places().entrySet()) {
      for (String key : sample.keys(place.getKey())) {
        JsonNode property = property(place.getValue(), key);
        if (property.has("minimum") || property.has("maximum")) {
          bound(place.getKey(), key, property.path("minimum").decimalValue(), -1);
          bound(place.getKey(), key, property.path("maximum").decimalValue(), 1);
          tried++;
        }
      }
    }
    assertTrue(tried > 30, "only " + tried + " ranges");
  }

  /** The bound is taken, what lies beyond it is refused. */
  private void bound(String section, String key, BigDecimal bound, int beyond) throws IOException {
    BigDecimal outside = bound.add(BigDecimal.valueOf(beyond));
    String name = section + "/" + key + ": ";
    assertEquals(List.of(), sample.outOfRange(section, key, bound), name + bound);
    assertEquals(1, sample.outOfRange(section, key, outside).size(), name + outside);
  }

  @Test
  void hasTheReadersWords() throws IOException {
    for (Map.Entry<String, String> place : places().entrySet()) {
      for (String key : sample.keys(place.getKey())) {
        JsonNode words = property(place.getValue(), key).path("enum");
        if (words.isArray()) {
          List<String> wanted = new ArrayList<>();
          words.forEach(word -> wanted.add(word.asText().isEmpty() ? "\"\"" : word.asText()));
          assertEquals(wanted, sample.words(place.getKey(), key), key);
        }
      }
    }
    List<String> drivers = new ArrayList<>();
    property("/$defs/source", "driver").path("enum").forEach(word -> drivers.add(word.asText()));
    assertEquals(drivers, sample.words("/sources/pins", "driver"));
  }

  /** What drivers take where nothing is said shows only in the hardware, not in a plan. */
  @Test
  void hasTheReadersDefaultsButForDrivers() throws Exception {
    int tried = 0;
    for (Map.Entry<String, String> place : places().entrySet()) {
      for (String key : sample.keys(place.getKey())) {
        JsonNode otherwise = property(place.getValue(), key).path("default");
        boolean shows = !place.getKey().startsWith("/sources") && !place.getKey().equals("/clock");
        if (shows && !otherwise.isMissingNode()) {
          String without = sample.without(place.getKey(), key);
          assertEquals(sample.with(place.getKey(), key, otherwise), without, key);
          tried++;
        }
      }
    }
    assertTrue(tried > 20, "only " + tried + " defaults");
  }

  private Schema validator() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
  }

  private static Map<String, String> places() {
    Map<String, String> places = new java.util.TreeMap<>(SECTIONS);
    DRIVERS.keySet().forEach(signal -> places.put(signal, SIGNAL));
    return places;
  }

  private Set<String> keys(String place) {
    Set<String> keys = new TreeSet<>();
    schema.at(place + "/properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private JsonNode property(String place, String key) {
    return schema.at(place + "/properties/" + key);
  }

  private static String pointer(JsonNode property) {
    return property.path("$ref").asText().substring(1);
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }
}
