package org.tallyport.simulator;

import java.nio.file.Path;
import org.tallyport.settings.InvalidConfiguration;
import org.tallyport.simulator.scenario.Scenario;

/** Finds the scenario that a command line or a test names. */
public final class Scenarios {
  private Scenarios() {}

  /**
   * One that comes with the program, by its name, or one in a file: what has a separator or ends
   * with {@code .yaml} is a file.
   *
   * @throws IllegalArgumentException that says what was wanted, or every fault of the file
   */
  public static Scenario chosen(String name) {
    if (name.contains("/") || name.contains("\\") || name.endsWith(".yaml")) {
      try {
        return Scenario.read(Path.of(name));
      } catch (InvalidConfiguration e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
    return Scenario.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "scenario \"%s\", wanted a file such as ./my.yaml or one of %s"
                        .formatted(name, String.join(", ", Scenario.names()))));
  }
}
