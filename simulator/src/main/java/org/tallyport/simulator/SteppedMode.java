package org.tallyport.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.tallyport.simulator.campaign.Attempt;
import org.tallyport.simulator.campaign.Replay;
import org.tallyport.simulator.campaign.Shrinker;
import org.tallyport.simulator.campaign.Trials;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.report.RunSamples;
import org.tallyport.simulator.stepped.Trial;
import org.tallyport.simulator.use.Growth;
import org.tallyport.simulator.use.RunUse;
import org.tallyport.simulator.verdict.Verdict;

/**
 * {@code run --stepped}: one trial, and the smallest plan under which it still fails.
 *
 * @param scenario as the command line names it
 * @param trial what is run
 * @param files of the run
 * @param nanoTime how long it takes
 * @param text for people
 */
record SteppedMode(
    String scenario, Trial trial, RunFiles files, LongSupplier nanoTime, PrintWriter text) {
  private static final String PLAN = "faults.txt";
  private static final String SMALLEST = "smallest.txt";

  /**
   * Runs, judges and writes.
   *
   * @param shrink whether to look for the smallest plan of a run that is not exact
   * @return the verdict; empty for a run that broke
   */
  Optional<Verdict> run(boolean shrink) throws IOException {
    files.clear();
    Files.deleteIfExists(out().resolve(SMALLEST));
    trial.plan().write(out().resolve(PLAN));
    if (!trial.plan().equals(FaultPlan.NONE)) {
      trial.plan().lines().forEach(text::println);
      text.flush();
    }
    RunSamples samples = new RunSamples();
    Attempt attempt;
    Path folder = out().resolve("stepped");
    RunUse use = new RunUse(folder);
    try (Progress progress = new Progress(trial.lengthMicroseconds())) {
      attempt = Attempt.of(trials(samples, progress.andThen(use)), trial, folder);
    }
    Optional<Verdict> verdict = written(attempt, samples, use.growth());
    if (shrink && attempt.failed()) {
      shrink();
    }
    return verdict;
  }

  private Optional<Verdict> written(Attempt attempt, RunSamples samples, List<Growth> use)
      throws IOException {
    switch (attempt) {
      case Attempt.Judged(Trial.Result result) -> {
        text.printf("trace %016x%n", result.traceHash());
        files.write(
            result.verdict(), result.truth(), result.answer(), samples, use, trial.plan().lines());
        use.forEach(one -> text.println(told(one)));
        return Optional.of(result.verdict());
      }
      case Attempt.Broken broken -> {
        files.broken(broken.failures());
        broken.failures().forEach(text::println);
        text.flush();
        return Optional.empty();
      }
    }
  }

  private static String told(Growth one) {
    return String.format(
        Locale.ROOT,
        "%s: %,.0f at first, %,.0f at last, at most %,.0f, %+,.3f per simulated hour",
        one.name(),
        one.first(),
        one.last(),
        one.most(),
        one.perHour());
  }

  private void shrink() throws IOException {
    FaultPlan smallest;
    try (ShrinkProgress progress = new ShrinkProgress(trial.plan())) {
      Trials trials = trials(new RunSamples(), _ -> {});
      Path folder = out().resolve("shrinking");
      smallest = new Shrinker(trials, folder, () -> true, progress).smallest(trial);
    }
    Path file = out().resolve(SMALLEST);
    smallest.write(file);
    text.println("the smallest plan that still fails:");
    smallest.lines().forEach(line -> text.println("  " + line));
    long length = trial.lengthMicroseconds();
    text.println(Replay.command(scenario, trial.seed(), length, file, out().resolve("smallest")));
    text.flush();
  }

  private Trials trials(RunSamples samples, LongConsumer progress) {
    return (one, folder) -> {
      long began = nanoTime.getAsLong();
      return one.run(folder, samples, progress, () -> (nanoTime.getAsLong() - began) / 1e9);
    };
  }

  private Path out() {
    return files.folder();
  }
}
