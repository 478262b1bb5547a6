package org.tallyport.simulator.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tallyport.simulator.wired.WiredKills;

/** What a campaign came to, over all its starts. */
public final class CampaignSummary {
  private final CampaignPlan plan;
  private final String scenario;
  private final List<SeedResult> seeds;
  private final List<ImageResult> images;
  private final List<WiredKills.Result> kills;
  private final double seconds;

  /**
   * A summary.
   *
   * @param scenario its name
   * @param seconds of this start
   */
  CampaignSummary(
      CampaignPlan plan,
      String scenario,
      List<SeedResult> seeds,
      List<ImageResult> images,
      List<WiredKills.Result> kills,
      double seconds) {
    this.plan = plan;
    this.scenario = scenario;
    this.seeds = List.copyOf(seeds);
    this.images = List.copyOf(images);
    this.kills = List.copyOf(kills);
    this.seconds = seconds;
  }

  /**
   * Something that failed.
   *
   * @param what which seed, and the first thing that was wrong
   * @param replay the command that runs it again, or what is kept of it
   */
  record Failure(String what, String replay) {}

  /**
   * Figures of the seeds of one scenario and length.
   *
   * @param exact how many were
   * @param trueEvents moves and passes of vehicles
   * @param seconds that they took, one after the other
   */
  record Figures(
      long seeds,
      long exact,
      long trueEvents,
      long gaps,
      long eventsInGaps,
      long readings,
      double seconds) {
    private static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0);

    private Figures plus(SeedResult one) {
      return new Figures(
          seeds + 1,
          exact + (one.passed() ? 1 : 0),
          trueEvents + one.counts().trueEvents(),
          gaps + one.counts().gaps(),
          eventsInGaps + one.counts().eventsInGaps(),
          readings + one.counts().readings(),
          seconds + one.seconds());
    }
  }

  CampaignPlan plan() {
    return plan;
  }

  String scenario() {
    return scenario;
  }

  List<ImageResult> images() {
    return images;
  }

  double seconds() {
    return seconds;
  }

  /** Whether nothing failed. */
  public boolean passed() {
    return failures().isEmpty();
  }

  /** Whether all that was wanted was done. */
  public boolean complete() {
    return seeds.size() == plan.seeds() + plan.days()
        && images.size() == plan.images()
        && killed() >= plan.kills();
  }

  /** Of each scenario and length, such as {@code small, 20 min}. */
  Map<String, Figures> figures() {
    Map<String, Figures> figures = new TreeMap<>();
    for (SeedResult one : seeds) {
      String name = one.scenario() + ", " + one.minutes() + " min";
      figures.put(name, figures.getOrDefault(name, Figures.NONE).plus(one));
    }
    return figures;
  }

  /** How many faults of each kind were put in. */
  Map<String, Integer> faults() {
    Map<String, Integer> faults = new TreeMap<>();
    seeds.forEach(one -> one.faults().forEach((kind, n) -> faults.merge(kind, n, Integer::sum)));
    return faults;
  }

  int killed() {
    return kills.stream().mapToInt(WiredKills.Result::kills).sum();
  }

  int killRuns() {
    return kills.size();
  }

  /** Of the runs that recovered; negative without any. */
  double slowestRecoverySeconds() {
    return kills.stream().mapToDouble(WiredKills.Result::recoverySeconds).max().orElse(-1);
  }

  /** That wrote the results; several when the program was changed between two starts. */
  List<String> versions() {
    TreeSet<String> versions = new TreeSet<>();
    seeds.forEach(one -> versions.add(one.version()));
    images.forEach(one -> versions.add(one.version()));
    return List.copyOf(versions);
  }

  List<Failure> failures() {
    List<Failure> failures = new ArrayList<>();
    for (WiredKills.Result one : kills) {
      if (!one.passed()) {
        String what = "kills, seed " + one.seed() + ": " + one.deviations().getFirst();
        failures.add(new Failure(what, "kept in kills/run-" + one.seed()));
      }
    }
    for (ImageResult one : images) {
      if (!one.passed()) {
        String what = "images, " + one.key() + ": " + one.failures().getFirst();
        failures.add(new Failure(what, one.replay()));
      }
    }
    for (SeedResult one : seeds) {
      if (!one.passed()) {
        failures.add(new Failure(one.key() + ": " + one.failures().getFirst(), one.replay()));
      }
    }
    return failures;
  }
}
