package org.tallyport.simulator.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.tallyport.simulator.image.ImageBounds;
import org.tallyport.simulator.scenario.RunFolder;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.wired.WiredKills;

/**
 * Carries a campaign out: kills first, while nothing else runs, then images, then seeds. What an
 * earlier start did is not done again.
 */
public final class Campaign {
  private static final double KILL_SPEED = 40;
  private static final int KILLS_PER_RUN = 8;

  /** Each commit of a run, and most of what can be done to its frames. */
  private static final ImageBounds IMAGES = new ImageBounds(Integer.MAX_VALUE, 6, 3, 20, 7);

  private final CampaignPlan plan;
  private final Scenario scenario;
  private final Path folder;
  private final Trials trials;
  private final String version;
  private final BooleanSupplier goOn;
  private final LongSupplier nanoTime;
  private final Watcher watcher;
  private final Object told = new Object();

  /**
   * A campaign.
   *
   * @param scenario that the plan names
   * @param folder gets results, summaries and what failed; made if missing
   * @param version of the program, as results state it
   * @param goOn when it says no, what is running is brought to its end, and nothing more is begun
   */
  public Campaign(
      CampaignPlan plan,
      Scenario scenario,
      Path folder,
      Trials trials,
      String version,
      BooleanSupplier goOn,
      LongSupplier nanoTime,
      Watcher watcher) {
    this.plan = plan;
    this.scenario = scenario;
    this.folder = folder;
    this.trials = trials;
    this.version = version;
    this.goOn = goOn;
    this.nanoTime = nanoTime;
    this.watcher = watcher;
  }

  /** Runs what is missing; the summary also holds what was there. */
  public CampaignSummary run() throws IOException, InterruptedException {
    long began = nanoTime.getAsLong();
    Files.createDirectories(folder);
    RunFolder.empty(folder.resolve("running"));
    List<WiredKills.Result> kills = kills();
    List<ImageResult> images = images();
    List<SeedResult> seeds = seeds();
    double seconds = (nanoTime.getAsLong() - began) / 1e9;
    return new CampaignSummary(plan, scenario.name(), seeds, images, kills, seconds);
  }

  private List<WiredKills.Result> kills() throws IOException, InterruptedException {
    List<WiredKills.Result> results = List.of();
    WiredKills wired =
        new WiredKills(scenario, KILL_SPEED, KILLS_PER_RUN, folder.resolve("kills"), nanoTime);
    if (plan.kills() > 0) {
      watcher.begins("kills", plan.kills(), 0);
    }
    int done = 0;
    while (done < plan.kills() && goOn.getAsBoolean()) {
      int known = results.size();
      results = wired.run(Math.min(plan.kills(), done + KILLS_PER_RUN), plan.first(), _ -> {});
      for (WiredKills.Result one : results.subList(known, results.size())) {
        done += one.kills();
        tell(one);
      }
    }
    return results;
  }

  private void tell(WiredKills.Result one) {
    watcher.done(one.kills());
    if (!one.passed()) {
      Path kept = folder.resolve("kills").resolve("run-" + one.seed());
      watcher.failed(
          "kills, seed " + one.seed() + ": " + one.deviations().getFirst(), "kept in " + kept);
    }
  }

  private List<ImageResult> images() throws IOException, InterruptedException {
    ResultsFile<ImageResult> file =
        ResultsFile.open(folder.resolve("images.jsonl"), ImageResult.class, ImageResult::key);
    List<Seed> wanted = plan.explored(scenario);
    ExploredSeeds explored = new ExploredSeeds(folder, IMAGES, version, nanoTime);
    work("seeds with images", wanted, file.all(), seed -> told(file, explored.explore(seed)));
    return of(wanted, file.all());
  }

  private void told(ResultsFile<ImageResult> file, ImageResult result) throws IOException {
    file.add(result);
    told(result.key() + ", images", result.failures(), result.replay());
  }

  private List<SeedResult> seeds() throws IOException, InterruptedException {
    ResultsFile<SeedResult> file =
        ResultsFile.open(folder.resolve("seeds.jsonl"), SeedResult.class, SeedResult::key);
    Scenario baku = Scenario.named(CampaignPlan.DAYS_OF).orElseThrow();
    List<Seed> wanted = plan.trials(scenario, baku);
    SteppedSeeds stepped = new SteppedSeeds(folder, trials, version, goOn, nanoTime);
    work(
        "seeds",
        wanted,
        file.all(),
        seed -> {
          SeedResult result = stepped.run(seed);
          file.add(result);
          told(result.key(), result.failures(), result.replay());
        });
    return of(wanted, file.all());
  }

  private <T> void work(String what, List<Seed> wanted, Map<String, T> known, Crew.Work work)
      throws IOException, InterruptedException {
    List<Seed> missing = new ArrayList<>(wanted);
    missing.removeIf(seed -> known.containsKey(seed.key()));
    if (!wanted.isEmpty()) {
      watcher.begins(what, wanted.size(), wanted.size() - missing.size());
      Crew.work(missing, plan.threads(), goOn, work);
    }
  }

  private void told(String what, List<String> failures, String replay) {
    synchronized (told) {
      watcher.done(1);
      if (!failures.isEmpty()) {
        watcher.failed(
            "%s: %d failures, first: %s".formatted(what, failures.size(), failures.getFirst()),
            replay);
      }
    }
  }

  private static <T> List<T> of(List<Seed> wanted, Map<String, T> known) {
    List<T> results = new ArrayList<>();
    for (Seed seed : wanted) {
      T result = known.get(seed.key());
      if (result != null) {
        results.add(result);
      }
    }
    return results;
  }
}
