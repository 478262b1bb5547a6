package org.tallyport.simulator.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes {@code junit.xml}: per equipment one test case for each kind of deviation. */
public final class VerdictJunit {
  private static final int MESSAGES = 20;

  private VerdictJunit() {}

  /**
   * Writes a verdict for a build server.
   *
   * @param file overwritten
   */
  public static void write(Path file, Verdict verdict) throws IOException {
    Files.writeString(file, text(verdict));
  }

  /**
   * Writes of a run that broke before it could be judged.
   *
   * @param file overwritten
   * @param name of the run
   * @param failures the first is one line, the rest is for who looks closer
   */
  public static void writeBroken(Path file, String name, List<String> failures) throws IOException {
    Files.writeString(
        file,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="%s" tests="1" failures="0" errors="1" skipped="0">
          <testcase classname="%s" name="is judged">
            <error message="%s">%s</error>
          </testcase>
        </testsuite>
        """
            .formatted(
                escape(name),
                escape(name),
                escape(failures.getFirst()),
                escape(String.join("\n", failures))));
  }

  static String text(Verdict verdict) {
    StringBuilder cases = new StringBuilder();
    int tests = 0;
    int failures = 0;
    for (Verdict.Figures figures : verdict.figures()) {
      for (Deviation.Kind kind : Deviation.Kind.values()) {
        List<Deviation> found =
            verdict.deviations().stream()
                .filter(d -> d.kind() == kind && d.equipment().equals(figures.equipment()))
                .toList();
        tests++;
        failures += found.isEmpty() ? 0 : 1;
        testCase(cases, verdict, figures.equipment().value(), kind, found);
      }
    }
    Run run = verdict.run();
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuite name="%s %s seed %d" tests="%d" failures="%d" errors="0" skipped="0" time="%s">
    %s</testsuite>
    """
        .formatted(
            escape(run.scenario()),
            escape(run.mode()),
            run.seed(),
            tests,
            failures,
            String.format(Locale.ROOT, "%.3f", run.wallSeconds()),
            cases);
  }

  private static void testCase(
      StringBuilder cases,
      Verdict verdict,
      String equipment,
      Deviation.Kind kind,
      List<Deviation> found) {
    String name = "no deviation: " + kind.name().toLowerCase(Locale.ROOT);
    cases.append(
        "  <testcase classname=\"%s.%s\" name=\"%s\""
            .formatted(escape(verdict.run().scenario()), escape(equipment), name));
    if (found.isEmpty()) {
      cases.append("/>\n");
      return;
    }
    cases.append(">\n    <failure message=\"%d of them\">".formatted(found.size()));
    found.stream().limit(MESSAGES).forEach(d -> cases.append(escape(d.message())).append('\n'));
    cases.append("</failure>\n  </testcase>\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
