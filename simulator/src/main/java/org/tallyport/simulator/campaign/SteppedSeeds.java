package org.tallyport.simulator.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.tallyport.simulator.fault.Fault;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.scenario.RunFolder;
import org.tallyport.simulator.stepped.Trial;

/**
 * Runs single seeds, each in a folder of its own. Of a seed that fails {@code faults.txt}, {@code
 * smallest.txt} and {@code failures.txt} are kept. Any thread.
 *
 * @param folder of the campaign
 * @param goOn whether there is time to shrink
 */
record SteppedSeeds(
    Path folder, Trials trials, String version, BooleanSupplier goOn, LongSupplier nanoTime) {
  static final String PLAN = "faults.txt";
  static final String SMALLEST = "smallest.txt";

  SeedResult run(Seed seed) throws IOException {
    long began = nanoTime.getAsLong();
    Path place = folder.resolve("running").resolve(seed.key());
    Trial trial = seed.trial();
    Attempt attempt = Attempt.of(trials, trial, place);
    double seconds = Math.round((nanoTime.getAsLong() - began) / 1e6) / 1e3;
    String replay = "";
    if (attempt.failed()) {
      replay = keep(seed, trial, attempt, place);
    }
    RunFolder.empty(place);
    Files.delete(place);
    return result(seed, trial.plan(), attempt, seconds, replay);
  }

  private String keep(Seed seed, Trial trial, Attempt attempt, Path place) throws IOException {
    Path kept = folder.resolve("failed").resolve(seed.key());
    RunFolder.empty(kept);
    trial.plan().write(kept.resolve(PLAN));
    Files.write(kept.resolve("failures.txt"), attempt.failures());
    FaultPlan smallest = new Shrinker(trials, place, goOn, _ -> {}).smallest(trial);
    smallest.write(kept.resolve(SMALLEST));
    return seed.replay(kept, SMALLEST);
  }

  private SeedResult result(
      Seed seed, FaultPlan plan, Attempt attempt, double seconds, String replay) {
    Map<String, Integer> faults = new TreeMap<>();
    for (Fault fault : plan.faults()) {
      faults.merge(fault.kind().word(), 1, Integer::sum);
    }
    List<String> failures = attempt.failures();
    failures = failures.subList(0, Math.min(SeedResult.MOST_FAILURES, failures.size()));
    SeedResult.Counts counts =
        switch (attempt) {
          case Attempt.Judged(Trial.Result judged) -> SeedResult.Counts.of(judged);
          case Attempt.Broken _ -> SeedResult.Counts.NONE;
        };
    return new SeedResult(
        seed.scenario().name(),
        seed.number(),
        seed.minutes(),
        faults,
        counts,
        seconds,
        version,
        failures,
        replay);
  }
}
