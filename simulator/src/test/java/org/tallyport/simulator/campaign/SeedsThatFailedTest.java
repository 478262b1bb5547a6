package org.tallyport.simulator.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.stepped.Trial;

/** Each stands with its plan, so that it stays the same run when seeds give other plans. */
class SeedsThatFailedTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("kept")
  void areExact(Kept kept) {
    Scenario scenario = Scenario.named(kept.scenario).orElseThrow();
    Trial trial =
        new Trial(scenario, kept.seed, FaultPlan.parse(kept.lines), kept.minutes * 60_000_000);
    Trials trials = (one, place) -> one.run(place, _ -> {}, () -> 0);
    List<String> failures = Attempt.of(trials, trial, folder.resolve("run")).failures();
    assertEquals(List.of(), failures, () -> kept + "\n" + String.join("\n", kept.lines));
  }

  record Kept(String scenario, long seed, long minutes, List<String> lines) {
    @Override
    public String toString() {
      return scenario + " seed " + seed + ", " + minutes + " min";
    }
  }

  static Stream<Kept> kept() throws IOException {
    List<Kept> all = new ArrayList<>();
    try (InputStream file =
        SeedsThatFailedTest.class.getResourceAsStream("/seeds-that-failed.txt")) {
      byte[] bytes = Objects.requireNonNull(file, "seeds-that-failed.txt").readAllBytes();
      for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith(" ")) {
          all.getLast().lines.add(line.strip());
        } else if (!line.isBlank() && !line.startsWith("#")) {
          String[] words = line.split(" ", -1);
          long seed = Long.parseLong(words[1]);
          all.add(new Kept(words[0], seed, Long.parseLong(words[2]), new ArrayList<>()));
        }
      }
    }
    for (Kept one : all) {
      assertFalse(one.lines.isEmpty(), () -> one + " stands without its plan");
    }
    return all.stream();
  }
}
