package org.tallyport.simulator.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.tallyport.simulator.use.Growth;
import org.tallyport.simulator.verdict.Run;
import org.tallyport.simulator.verdict.Verdict;

/** Writes {@code report.html}. */
public final class ReportHtml {
  private static final int MOST_LISTED = 200;
  private static final int MOST_EQUIPMENT = 40;

  private final Report report;
  private final Verdict verdict;
  private final Run run;

  private ReportHtml(Report report) {
    this.report = report;
    verdict = report.verdict();
    run = verdict.run();
  }

  /**
   * Writes a page.
   *
   * @param file overwritten
   */
  public static void write(Path file, Report report) throws IOException {
    Files.writeString(file, text(report));
  }

  static String text(Report report) throws IOException {
    return new ReportHtml(report).page();
  }

  private String page() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    page.append(Html.escape(run.scenario() + " seed " + run.seed() + ": " + word()));
    page.append("</title>\n<style>\n").append(style()).append("</style></head><body>\n");
    head(page);
    figures(page);
    deviations(page);
    gaps(page);
    pictures(page);
    use(page);
    plan(page);
    return page.append("</body></html>\n").toString();
  }

  private static String style() throws IOException {
    try (InputStream style = ReportHtml.class.getResourceAsStream("report.css")) {
      return new String(
          Objects.requireNonNull(style, "report.css").readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String word() {
    return verdict.exact() ? "exact" : "not exact";
  }

  private void head(StringBuilder page) {
    page.append("<h1>")
        .append(Html.escape(run.scenario()))
        .append(" <span class=\"badge ")
        .append(verdict.exact() ? "good" : "bad")
        .append("\">")
        .append(word())
        .append("</span></h1>\n<p>")
        .append(Html.escape(report.title()))
        .append("</p>\n");
    page.append(
        Html.table(
            List.of("mode", "seed", "judged", "covered", "readings", "blocks", "took", "speed"),
            List.of(
                List.of(
                    run.mode(),
                    Long.toString(run.seed()),
                    span(run.simulatedMicroseconds()),
                    span(verdict.coveredMicroseconds()),
                    String.format(Locale.ROOT, "%,d", run.readings()),
                    String.format(Locale.ROOT, "%,d", run.blocks()),
                    String.format(Locale.ROOT, "%.1f s", run.wallSeconds()),
                    String.format(Locale.ROOT, "%.0f × life", run.speed())))));
  }

  private void figures(StringBuilder page) {
    List<List<String>> rows = new ArrayList<>();
    for (Verdict.Figures one : verdict.figures()) {
      rows.add(
          List.of(
              one.equipment().value(),
              pair(one.boxes(), 1, 0),
              pair(one.teuHundredths(), 100, 2),
              pair(one.grams(), 1e6, 1),
              pair(one.wagons(), 1, 0),
              one.unweighed().words()));
    }
    page.append("<h2>Tally of truth, over covered time</h2>\n");
    page.append(
        Html.table(List.of("equipment", "boxes", "TEU", "tonnes", "wagons", "not weighed"), rows));
  }

  private static String pair(Verdict.Pair pair, double unit, int decimals) {
    String number = "%." + decimals + "f";
    return pair.truth() == 0 && pair.tally() == 0
        ? "–"
        : String.format(
            Locale.ROOT, number + " of " + number, pair.tally() / unit, pair.truth() / unit);
  }

  private void deviations(StringBuilder page) {
    if (verdict.exact()) {
      return;
    }
    List<List<String>> rows =
        verdict.deviations().stream()
            .limit(MOST_LISTED)
            .map(one -> List.of(one.kind().name(), one.equipment().value(), one.message()))
            .toList();
    page.append("<h2>").append(verdict.deviations().size()).append(" deviations</h2>\n");
    page.append(Html.table(List.of("kind", "equipment", "what"), rows));
    more(page, verdict.deviations().size(), MOST_LISTED);
  }

  private void gaps(StringBuilder page) {
    page.append("<h2>Unknown time</h2>\n");
    if (verdict.gaps().isEmpty()) {
      page.append("<p>None: all of the judged time is covered.</p>\n");
      return;
    }
    List<List<String>> rows =
        verdict.gaps().stream()
            .limit(MOST_LISTED)
            .map(
                one ->
                    List.of(
                        one.gap().equipment().value(),
                        moment(one.gap().fromMicroseconds()),
                        span(one.gap().toMicroseconds() - one.gap().fromMicroseconds()),
                        one.gap().reason(),
                        Integer.toString(one.events())))
            .toList();
    page.append(
        Html.table(List.of("equipment", "from", "length", "reason", "true events in it"), rows));
    more(page, verdict.gaps().size(), MOST_LISTED);
  }

  private void pictures(StringBuilder page) {
    Pictures pictures = new Pictures(report);
    page.append("<h2>Over the time of the run</h2>\n<p class=\"key\">");
    page.append("<span class=\"swatch gap\"></span> unknown ");
    page.append("<span class=\"swatch fault\"></span> a fault, until its stated recovery bound. ");
    page.append("<span class=\"swatch strike\"></span> above: one that may not cost a reading. ");
    page.append("The judged time ends at the dashed upright line. Hours : minutes.</p>\n");
    verdict.figures().stream()
        .limit(MOST_EQUIPMENT)
        .forEach(
            one -> {
              page.append(pictures.tally(one).svg());
              page.append(pictures.lag(one.equipment()).svg());
            });
    more(page, verdict.figures().size(), MOST_EQUIPMENT);
    page.append(pictures.backlog().svg());
  }

  private void use(StringBuilder page) {
    if (report.use().isEmpty()) {
      return;
    }
    page.append(
        "<h2>What it used</h2>\n<p>The programs under test, the models, the truth and this ");
    page.append("judge share one process. The slope is that after the first quarter.</p>\n");
    List<List<String>> rows = new ArrayList<>();
    for (Growth one : report.use()) {
      rows.add(
          List.of(
              one.title(),
              String.format(Locale.ROOT, "%,.0f", one.first()),
              String.format(Locale.ROOT, "%,.0f", one.last()),
              String.format(Locale.ROOT, "%,.0f", one.most()),
              String.format(Locale.ROOT, "%+,.3f", one.perHour())));
    }
    List<String> heads = List.of("figure", "first", "last", "most", "per simulated hour");
    page.append(Html.table(heads, rows));
    Pictures pictures = new Pictures(report);
    report.use().forEach(one -> page.append(pictures.use(one).svg()));
  }

  private void plan(StringBuilder page) {
    page.append("<h2>What was done to it</h2>\n");
    if (report.plan().isEmpty()) {
      page.append("<p>Nothing.</p>\n");
    } else {
      page.append("<pre>");
      report.plan().forEach(line -> page.append(Html.escape(line)).append('\n'));
      page.append("</pre>\n");
    }
    page.append("<h2>To run it again</h2>\n<pre>");
    page.append(Html.escape(report.replay())).append("</pre>\n");
  }

  private static void more(StringBuilder page, int all, int shown) {
    if (all > shown) {
      page.append("<p>").append(all - shown).append(" more are not shown.</p>\n");
    }
  }

  private String moment(long microseconds) {
    return report.start().plus(microseconds, ChronoUnit.MICROS).toString();
  }

  private static String span(long microseconds) {
    double seconds = microseconds / 1e6;
    return seconds < 600
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : String.format(
            Locale.ROOT, "%d h %02d min", (long) seconds / 3_600, (long) seconds % 3_600 / 60);
  }
}
