package org.tallyport.simulator.campaign;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.tallyport.simulator.stepped.Trial;

/** What came of a trial. */
public sealed interface Attempt {
  /** It was judged. */
  record Judged(Trial.Result result) implements Attempt {
    @Override
    public List<String> failures() {
      return result.verdict().deviations().stream()
          .map(one -> one.kind() + " " + one.equipment() + " " + one.message())
          .toList();
    }
  }

  /** It broke: a bug in what was tried, or in the trial. */
  record Broken(Throwable by) implements Attempt {
    @Override
    public List<String> failures() {
      StringWriter text = new StringWriter();
      by.printStackTrace(new PrintWriter(text, true));
      return List.of("the run broke: " + by, text.toString());
    }
  }

  /** What was wrong; the first is one line for people. Empty: exact. */
  List<String> failures();

  /** Whether it was not exact, or broke. */
  default boolean failed() {
    return !failures().isEmpty();
  }

  /** Runs a trial; whatever it throws broke it. */
  static Attempt of(Trials trials, Trial trial, Path folder) {
    try {
      return new Judged(trials.run(trial, folder));
    } catch (IOException | RuntimeException | AssertionError e) {
      return new Broken(e);
    }
  }
}
