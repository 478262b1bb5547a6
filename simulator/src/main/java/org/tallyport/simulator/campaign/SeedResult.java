package org.tallyport.simulator.campaign;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallyport.simulator.stepped.Trial;
import org.tallyport.simulator.verdict.Verdict;

/**
 * What came of one seed.
 *
 * @param scenario its name
 * @param seed its number
 * @param minutes simulated
 * @param faults how many of each kind were put in
 * @param counts of the run
 * @param seconds that it took
 * @param version of the program
 * @param failures what was wrong, at most {@link #MOST_FAILURES}; empty: exact
 * @param replay the command that runs the smallest failing plan; empty for an exact seed
 */
record SeedResult(
    String scenario,
    long seed,
    int minutes,
    Map<String, Integer> faults,
    Counts counts,
    double seconds,
    String version,
    List<String> failures,
    String replay) {
  static final int MOST_FAILURES = 20;

  /**
   * What was counted.
   *
   * @param trueEvents moves and passes of vehicles
   * @param gaps stretches of time that are not known
   * @param eventsInGaps true events in them
   * @param readings delivered
   * @param trace equal for equal runs, hexadecimal; empty for a run that broke
   */
  record Counts(long trueEvents, long gaps, long eventsInGaps, long readings, String trace) {
    static final Counts NONE = new Counts(0, 0, 0, 0, "");

    static Counts of(Trial.Result judged) {
      Verdict verdict = judged.verdict();
      return new Counts(
          judged.truth().size(),
          verdict.gaps().size(),
          verdict.gaps().stream().mapToLong(Verdict.Unknown::events).sum(),
          verdict.run().readings(),
          "%016x".formatted(judged.traceHash()));
    }
  }

  SeedResult {
    faults = new TreeMap<>(faults);
    failures = List.copyOf(failures);
  }

  /** The same as of the seed. */
  String key() {
    return Seed.key(scenario, seed, minutes);
  }

  boolean passed() {
    return failures.isEmpty();
  }
}
