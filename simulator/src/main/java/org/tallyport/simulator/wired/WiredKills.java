package org.tallyport.simulator.wired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.tallyport.simulator.scenario.RunFolder;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.truth.TruthLog;
import org.tallyport.simulator.verdict.Deviation;
import org.tallyport.simulator.verdict.VerdictJson;

/**
 * Kills gateway, broker and boards at random moments of many short runs and judges every run.
 * Results are written one by one, so that a campaign that was ended goes on where it was.
 */
public final class WiredKills {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of real time: a program needs two or three to come up, some are to be killed before that. */
  private static final double SECONDS_PER_KILL = 2.5;

  private static final int MOST_MESSAGES = 20;

  private final Scenario scenario;
  private final double speed;
  private final int killsPerRun;
  private final Path folder;
  private final LongSupplier nanoTime;

  /**
   * A campaign.
   *
   * @param speed simulated seconds per second, at most
   * @param killsPerRun at least 1
   * @param folder gets {@code SCENARIO-SEED.json} for each run, and the whole run of a seed that
   *     failed
   */
  public WiredKills(
      Scenario scenario, double speed, int killsPerRun, Path folder, LongSupplier nanoTime) {
    this.scenario = scenario;
    this.speed = speed;
    this.killsPerRun = killsPerRun;
    this.folder = folder;
    this.nanoTime = nanoTime;
  }

  /**
   * What one run came to.
   *
   * @param kills how many programs were killed
   * @param gaps how many gaps that cost
   * @param events true events in those gaps
   * @param recoverySeconds after the last kill; negative: never
   * @param deviations empty: exact; what broke a run is one, too
   */
  public record Result(
      long seed, int kills, int gaps, int events, double recoverySeconds, List<String> deviations) {
    public Result {
      deviations = List.copyOf(deviations);
    }

    /** Whether the run was exact and recovered in time. */
    public boolean passed() {
      return deviations.isEmpty();
    }
  }

  /**
   * Runs one seed after the other until so many kills have been done; results that are in the
   * folder count.
   *
   * @param kills at least so many
   * @param firstSeed then those that follow
   * @param each is told every result, also one from an earlier time
   */
  public List<Result> run(int kills, long firstSeed, Consumer<Result> each)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    List<Result> results = new ArrayList<>();
    int done = 0;
    for (long seed = firstSeed; done < kills; seed++) {
      Path file = folder.resolve(scenario.name() + "-" + seed + ".json");
      Optional<Result> known = read(file);
      int count = Math.min(killsPerRun, kills - done);
      Result result = known.isPresent() ? known.get() : one(seed, count);
      if (known.isEmpty()) {
        write(file, result);
      }
      done += result.kills();
      results.add(result);
      each.accept(result);
    }
    return results;
  }

  private Result one(long seed, int kills) throws IOException, InterruptedException {
    long judged = (long) (kills * SECONDS_PER_KILL * speed * 1e6);
    List<WiredFault> plan = WiredFaults.kills(scenario, seed, kills, judged);
    Path place = folder.resolve("run-" + seed);
    RunFolder.empty(place);
    WiredFaults.write(place.resolve("faults.json"), plan);
    Disturbance disturbance = new Disturbance(scenario, plan, speed, _ -> {}, nanoTime);
    Result result;
    try {
      WiredRun run = new WiredRun(scenario, seed, speed, "", place.resolve("wired"), nanoTime);
      result = result(seed, kills, run.run(judged, disturbance), place);
    } catch (IOException | IllegalStateException e) {
      result = new Result(seed, kills, 0, 0, -1, List.of("the run broke: " + e.getMessage()));
    }
    if (result.passed()) {
      RunFolder.empty(place);
      Files.delete(place);
    }
    return result;
  }

  private Result result(long seed, int kills, WiredRun.Outcome outcome, Path place)
      throws IOException {
    TruthLog.write(place.resolve("truth.jsonl"), outcome.truth(), scenario.start());
    VerdictJson.write(
        place.resolve("verdict.json"), outcome.verdict(), scenario.start(), List.of());
    List<String> deviations = new ArrayList<>();
    double recovery = Math.round(outcome.recoverySeconds().orElse(-1) * 10) / 10.0;
    for (Deviation one : outcome.verdict().deviations()) {
      deviations.add(one.kind() + " " + one.equipment() + " " + one.message());
    }
    return new Result(
        seed,
        kills,
        outcome.verdict().gaps().size(),
        outcome.verdict().gaps().stream().mapToInt(gap -> gap.events()).sum(),
        recovery,
        deviations.subList(0, Math.min(MOST_MESSAGES, deviations.size())));
  }

  /** Whole or not at all: a half-written result would be taken for one. */
  private static void write(Path file, Result result) throws IOException {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("seed", result.seed());
    tree.put("kills", result.kills());
    tree.put("gaps", result.gaps());
    tree.put("events_in_gaps", result.events());
    tree.put("recovery_seconds", result.recoverySeconds());
    tree.put("passed", result.passed());
    result.deviations().forEach(tree.putArray("deviations")::add);
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    JSON.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), tree);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Optional<Result> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode tree = JSON.readTree(file.toFile());
    List<String> deviations = new ArrayList<>();
    tree.path("deviations").forEach(one -> deviations.add(one.asText()));
    return Optional.of(
        new Result(
            tree.path("seed").asLong(),
            tree.path("kills").asInt(),
            tree.path("gaps").asInt(),
            tree.path("events_in_gaps").asInt(),
            tree.path("recovery_seconds").asDouble(),
            deviations));
  }
}
