package org.tallyport.simulator.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.fault.Fault;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.stepped.Trial;
import org.tallyport.simulator.verdict.Answer;
import org.tallyport.simulator.verdict.Deviation;
import org.tallyport.simulator.verdict.Run;
import org.tallyport.simulator.verdict.Verdict;

class CampaignTest {
  private static final Scenario SMALL = Scenario.named("small").orElseThrow();
  private static final CampaignPlan TWELVE = new CampaignPlan("small", 12, 20, 5, 0, 0, 0, 3);

  @TempDir private Path folder;
  private final Heard heard = new Heard();
  private final Map<Long, Integer> runs = new ConcurrentHashMap<>();
  private final Set<Path> busy = ConcurrentHashMap.newKeySet();

  @Test
  void goesOnWhereItWasEnded() throws IOException, InterruptedException {
    CampaignSummary first = campaign(TWELVE, exact(), 4).run();
    assertFalse(first.complete());
    int done = runs.size();
    assertTrue(done >= 4 && done < 12, runs::toString);
    Files.writeString(
        folder.resolve("seeds.jsonl"), "{\"scenario\":\"sma", StandardOpenOption.APPEND);
    CampaignSummary second = campaign(TWELVE, exact(), Integer.MAX_VALUE).run();
    assertTrue(second.complete() && second.passed());
    assertEquals(Set.of(1), Set.copyOf(runs.values()), "no seed twice");
    assertEquals(List.of("seeds 12 0", "seeds 12 " + done), heard.parts);
    assertEquals(12, Objects.requireNonNull(second.figures().get("small, 20 min")).exact());
    assertEquals(12, Files.readAllLines(folder.resolve("seeds.jsonl")).size());
    assertTrue(campaign(TWELVE, exact(), 0).run().complete(), "all of it is in the file");
  }

  @Test
  void keepsWhatFailedWithItsSmallestPlan() throws IOException, InterruptedException {
    CampaignSummary summary = campaign(TWELVE, failing(), Integer.MAX_VALUE).run();
    assertTrue(summary.complete() && !summary.passed());
    Set<String> wanted = new TreeSet<>();
    for (long seed = 5; seed < 17; seed++) {
      Trial trial = new Seed("small", SMALL, seed, 20).trial();
      if (trial.plan().lines().stream().anyMatch(CampaignTest::fails)) {
        wanted.add("small-%d-20".formatted(seed));
        Path kept = folder.resolve("failed").resolve("small-%d-20".formatted(seed));
        assertEquals(trial.plan(), FaultPlan.read(kept.resolve("faults.txt")));
        List<Fault> smallest = FaultPlan.read(kept.resolve("smallest.txt")).faults();
        assertEquals(1, smallest.size(), smallest::toString);
        assertTrue(fails(smallest.getFirst().line()), smallest::toString);
        String replay = "--seed %d --minutes 20 --faults %s/smallest.txt".formatted(seed, kept);
        assertTrue(heard.failures.stream().anyMatch(one -> one.contains(replay)), replay);
      }
    }
    assertTrue(wanted.size() > 1, "the seeds of this test fail in more than one way");
    assertEquals(wanted.size(), heard.failures.size());
    try (var kept = Files.list(folder.resolve("failed"))) {
      assertEquals(wanted, new TreeSet<>(kept.map(one -> one.getFileName().toString()).toList()));
    }
    assertEquals(
        12 - wanted.size(), Objects.requireNonNull(summary.figures().get("small, 20 min")).exact());
  }

  @Test
  void countsOnlyResultsOfTheSameMinutes() throws IOException, InterruptedException {
    campaign(TWELVE, exact(), Integer.MAX_VALUE).run();
    CampaignPlan longer = new CampaignPlan("small", 12, 40, 5, 0, 0, 0, 3);
    assertTrue(campaign(longer, exact(), Integer.MAX_VALUE).run().complete());
    assertEquals(Set.of(2), Set.copyOf(runs.values()));
  }

  @Test
  void tellsWhatCanBePublished() throws IOException, InterruptedException {
    CampaignSummary summary = campaign(TWELVE, failing(), Integer.MAX_VALUE).run();
    new CampaignFiles(summary, Map.of("java", "25")).write(folder);
    String page = Files.readString(folder.resolve("campaign.md"));
    long exact = Objects.requireNonNull(summary.figures().get("small, 20 min")).exact();
    assertTrue(page.startsWith("# Campaign: failed\n"), page);
    assertTrue(page.contains("| small, 20 min | 12 | " + exact + " |"), page);
    assertTrue(page.contains("      tallyport-sim run small --stepped --seed "), page);
    assertTrue(page.contains("| link-"), page);
    String json = Files.readString(folder.resolve("campaign.json"));
    assertTrue(json.contains("\"passed\" : false"), json);
  }

  private Campaign campaign(CampaignPlan plan, Trials trials, int most) {
    int before = runs.size();
    return new Campaign(
        plan, SMALL, folder, trials, "1", () -> runs.size() - before < most, () -> 0, heard);
  }

  /** A fault of a link breaks the run, one of the broker loses a move. */
  private static boolean fails(String line) {
    return line.startsWith("link-") || line.startsWith("broker-");
  }

  private Trials failing() {
    return (trial, place) -> {
      List<String> lines = trial.plan().lines();
      if (lines.stream().anyMatch(line -> line.startsWith("link-"))) {
        throw new IllegalStateException("broken");
      }
      boolean lost = lines.stream().anyMatch(line -> line.startsWith("broker-"));
      EquipmentId crane = SMALL.equipment().getFirst();
      return result(
          trial, lost ? List.of(new Deviation(Deviation.Kind.LOST, crane, "a box")) : List.of());
    };
  }

  /** Also sees that no two trials share a folder. */
  private Trials exact() {
    return (trial, place) -> {
      assertTrue(busy.add(place), () -> place + " is shared");
      runs.merge(trial.seed(), 1, Integer::sum);
      Files.createDirectories(place);
      busy.remove(place);
      return result(trial, List.of());
    };
  }

  private static Trial.Result result(Trial trial, List<Deviation> deviations) {
    Run run =
        new Run(
            "small",
            trial.seed(),
            "stepped",
            trial.lengthMicroseconds(),
            1,
            1,
            10,
            2,
            Map.of(),
            List.of());
    Verdict verdict = new Verdict(run, List.of(), 0, List.of(), deviations);
    return new Trial.Result(verdict, List.of(), Answer.together(List.of()), trial.seed());
  }

  private static final class Heard implements Watcher {
    private final List<String> parts = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    @Override
    public void begins(String what, int all, int done) {
      parts.add(what + " " + all + " " + done);
    }

    @Override
    public void done(int more) {
      assertTrue(more > 0);
    }

    @Override
    public void failed(String what, String replay) {
      failures.add(what + " " + replay);
    }
  }
}
