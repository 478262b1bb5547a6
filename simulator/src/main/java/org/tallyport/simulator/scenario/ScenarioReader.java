package org.tallyport.simulator.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tallyport.settings.ConfigurationFile;
import org.tallyport.settings.InvalidConfiguration;
import org.tallyport.settings.Section;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.model.Model;

/** Reads scenario files. */
final class ScenarioReader {
  private static final int MOST_TERMINALS = 20;
  private static final int MOST_FAULTS = 1_000;
  private static final String LENGTH = "P1D";

  private ScenarioReader() {}

  /**
   * The scenario in a file.
   *
   * @throws InvalidConfiguration with every fault, if there is one
   */
  static Scenario file(Path file) throws InvalidConfiguration {
    return scenario(ConfigurationFile.read(file));
  }

  /** A scenario that comes with the program. */
  static Scenario shipped(String name) {
    String resource = "/scenarios/" + name + ".yaml";
    try (InputStream in = ScenarioReader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not there");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text(Path.of(name + ".yaml"), text);
    } catch (IOException | InvalidConfiguration e) {
      throw new IllegalStateException("a scenario of our own: " + e.getMessage(), e);
    }
  }

  /**
   * The scenario in a text.
   *
   * @param file what messages call it
   * @throws InvalidConfiguration with every fault, if there is one
   */
  static Scenario text(Path file, String text) throws InvalidConfiguration {
    return scenario(ConfigurationFile.of(file, text));
  }

  private static Scenario scenario(ConfigurationFile file) throws InvalidConfiguration {
    Section root = file.root();
    String name = root.name("name", Values.ID, Values.ID_WANTED);
    String title = root.settings().text("title");
    Instant start =
        Values.read(
            root, "start", Instant::parse, Instant.EPOCH, "UTC such as 2025-03-03T20:00:00Z");
    double length =
        root.settings().has("length")
            ? Values.span(root, "length", 60_000_000).meanMicroseconds()
            : Span.parse(LENGTH).orElseThrow().meanMicroseconds();
    Names names = new Names();
    List<TerminalPlan> plans =
        root.list("terminals", MOST_TERMINALS).stream()
            .map(part -> new TerminalReader(part, names).read())
            .toList();
    List<String> faults = faults(root);
    root.settings().finish();
    file.check();
    return new Scenario(
        name,
        title,
        start,
        (long) length,
        plans.stream().map(plan -> plan.terminal(length)).toList(),
        faults,
        seed -> models(plans, seed, start));
  }

  private static List<String> faults(Section root) {
    List<String> faults = new ArrayList<>();
    if (root.settings().has("faults")) {
      for (Section line : root.list("faults", MOST_FAULTS)) {
        faults.add(line.settings().text("fault"));
        line.settings().finish();
      }
    }
    return faults;
  }

  private static List<Model> models(List<TerminalPlan> plans, long seed, Instant start) {
    Chance chance = new Chance(seed);
    List<Model> models = new ArrayList<>();
    for (TerminalPlan plan : plans) {
      Chance world = plans.size() == 1 ? chance : chance.part(plan.id());
      models.addAll(plan.models(world, start));
    }
    return models;
  }
}
