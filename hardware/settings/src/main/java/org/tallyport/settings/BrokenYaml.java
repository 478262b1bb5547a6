package org.tallyport.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * What is wrong with a text that is no YAML, and where somebody should look: the line on which a
 * quote or bracket opens, not the one on which the parser gave up.
 */
record BrokenYaml(int line, String message) {
  /** Part of what the parser says, and what to do about it. */
  private static final Map<String, String> WAYS =
      Map.of(
          "TAB", "a tab stands here; indent with spaces",
          "cannot start any token", "a value cannot begin like this; put it in quotes",
          "mapping values are not allowed",
              "a key does not fit here; look at the indentation"
                  + " of this line and the one above, and put a text that holds \": \" in quotes",
          "expected <block end>",
              "this does not fit what stands above; look at the indentation,"
                  + " and that nothing follows a closing quote or bracket",
          "expected '<document start>'",
              "this does not belong to what stands above; look at the" + " indentation",
          "could not find expected ':'", "a key stands without \": \" and a value",
          "unknown escape character", "a backslash in double quotes; take single quotes");

  static BrokenYaml of(JsonProcessingException fault) {
    if (fault.getCause() instanceof MarkedYAMLException parser) {
      return of(parser);
    }
    int line = fault.getLocation() == null ? 1 : fault.getLocation().getLineNr();
    return new BrokenYaml(line, firstLine(fault.getOriginalMessage()));
  }

  private static BrokenYaml of(MarkedYAMLException fault) {
    String context = Objects.requireNonNullElse(fault.getContext(), "");
    String problem = Objects.requireNonNullElse(fault.getProblem(), "");
    int opened = line(fault.getContextMark());
    int line = line(fault.getProblemMark());
    if (context.contains("quoted scalar") && problem.contains("end of stream")) {
      return new BrokenYaml(opened, "the quote that opens on this line is not closed");
    }
    if (context.contains("flow ")) {
      return new BrokenYaml(
          opened, "the bracket that opens on this line is not closed, or a comma is missing in it");
    }
    boolean key = context.contains("simple key");
    return new BrokenYaml(key ? opened : line, way(problem));
  }

  private static String way(String problem) {
    Optional<String> way =
        WAYS.entrySet().stream()
            .filter(entry -> problem.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .sorted()
            .findFirst();
    return way.orElseGet(() -> firstLine(problem));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static int line(@org.jspecify.annotations.Nullable Mark mark) {
    return mark == null ? 1 : mark.getLine() + 1;
  }
}
