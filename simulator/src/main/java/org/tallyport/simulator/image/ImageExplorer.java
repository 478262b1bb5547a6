package org.tallyport.simulator.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import org.tallyport.simulator.image.CommitWatch.Committed;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.stepped.SteppedFiles;
import org.tallyport.simulator.stepped.SteppedRun;

/**
 * Explores the images of one seed: notes each commit of a run in which the broker is away for a
 * while, opens all variants of them at its end, and lets boards and gateway go on from others in
 * runs of their own.
 */
public final class ImageExplorer {
  /** Folders of images that are not as they must be, with a number after it. */
  public static final String KEPT = "kept-";

  private final Scenario scenario;
  private final long seed;
  private final ImageBounds bounds;
  private final RandomGenerator chance;
  private final Path folder;
  private final List<String> faults = new ArrayList<>();
  private int images;
  private int variants;

  private ImageExplorer(Scenario scenario, long seed, ImageBounds bounds, Path folder) {
    this.scenario = scenario;
    this.seed = seed;
    this.bounds = bounds;
    this.folder = folder;
    chance = new Chance(seed).part("images")::bits;
  }

  /**
   * What came of it.
   *
   * @param images of commits
   * @param variants opened
   * @param reboots of boards from a variant, in a run that was judged
   * @param restarts of the gateway from a variant, in runs that were judged
   * @param holes gaps by which the gateway told of blocks that its ledger had lost
   * @param faults one line for each breach
   */
  public record Result(
      int images, int variants, int reboots, int restarts, int holes, List<String> faults) {
    public Result {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Explores. Of a variant that is not as it must be the files are kept, as {@code kept-N} in the
   * folder.
   *
   * @param lengthMicroseconds simulated time of each run
   * @param folder of this exploration alone
   * @param progress is told the time of the run after each minute of it
   */
  public static Result explore(
      Scenario scenario,
      long seed,
      long lengthMicroseconds,
      ImageBounds bounds,
      Path folder,
      LongConsumer progress)
      throws IOException {
    ImageExplorer explorer = new ImageExplorer(scenario, seed, bounds, folder);
    if (bounds.commits() > 0) {
      explorer.look(lengthMicroseconds, progress);
    }
    List<String> faults = new ArrayList<>(explorer.faults);
    Reboots reboots = new Reboots(scenario, seed, bounds.reboots(), lengthMicroseconds);
    if (bounds.reboots() > 0) {
      faults.addAll(reboots.judge(folder.resolve("reboots"), progress));
    }
    Restarts restarts = new Restarts(scenario, seed, lengthMicroseconds);
    if (bounds.restarts() > 0) {
      Path own = folder.resolve("restarts");
      faults.addAll(restarts.inCommits(bounds.restarts(), own, progress));
    }
    if (bounds.tails() > 0) {
      faults.addAll(restarts.fromTails(bounds.tails(), folder.resolve("tails"), progress));
    }
    return new Result(
        explorer.images,
        explorer.variants,
        reboots.count(),
        restarts.count(),
        restarts.holes(),
        faults);
  }

  private void look(long length, LongConsumer progress) throws IOException {
    Path own = folder.resolve("run");
    try (SteppedRun run = SteppedRun.onDisks(scenario, seed, own)) {
      SteppedFiles files = new SteppedFiles(run, own);
      CommitWatch watch = new CommitWatch(scenario, files, length, folder.resolve("commits"));
      long away = length / 4 + chance.nextLong(length / 4);
      files.plan(away, run.broker()::stop);
      files.plan(away + length / 5, run.broker()::start);
      run.run(length, progress);
      for (Committed one : some(watch.commits())) {
        open(one, files::held);
      }
    }
  }

  /** Of each file as many as wanted. */
  private List<Committed> some(List<Committed> all) {
    List<Committed> some = new ArrayList<>();
    for (String name : all.stream().map(Committed::name).distinct().sorted().toList()) {
      some.addAll(drawn(all.stream().filter(one -> one.name().equals(name)).toList()));
    }
    return some;
  }

  private List<Committed> drawn(List<Committed> all) {
    return drawn(all, bounds.commits());
  }

  private <T> List<T> drawn(List<T> all, int most) {
    List<T> drawn = new ArrayList<>(all);
    if (drawn.size() > most) {
      Collections.shuffle(drawn, Random.from(chance));
    }
    return drawn.subList(0, Math.min(most, drawn.size()));
  }

  private void open(Committed one, Moment.Delivered delivered) throws IOException {
    CommitLog.Commit commit = one.commit();
    int frame = one.log().frameBytes(commit);
    open(one, new WalVariant.Whole(), one.with(), delivered);
    List<WalVariant> damaged = WalVariant.within(commit.span(), frame, chance);
    for (WalVariant variant : drawn(damaged, bounds.variants() - 1)) {
      open(one, variant, one.without(), delivered);
    }
    images++;
  }

  private void open(Committed one, WalVariant variant, Moment moment, Moment.Delivered delivered)
      throws IOException {
    Path opened = Files.createDirectories(folder.resolve("opened")).resolve("image.db");
    one.log().write(one.commit(), variant, opened);
    variants++;
    Optional<String> wrong = moment.check(opened, delivered);
    if (wrong.isPresent()) {
      Path kept = Files.createDirectories(folder.resolve(KEPT + faults.size()));
      one.log().write(one.commit(), variant, kept.resolve("image.db"));
      faults.add(
          "%s seed %d, %s at %.1f s, %s: %s"
              .formatted(
                  scenario.name(),
                  seed,
                  one.name(),
                  one.commit().microseconds() / 1e6,
                  variant,
                  wrong.get()));
    }
  }
}
