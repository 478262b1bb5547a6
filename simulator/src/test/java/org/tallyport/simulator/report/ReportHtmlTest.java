package org.tallyport.simulator.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.truth.MoveKind;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.use.Growth;
import org.tallyport.simulator.verdict.Answer;
import org.tallyport.simulator.verdict.Deviation;
import org.tallyport.simulator.verdict.Judge;
import org.tallyport.simulator.verdict.Run;
import org.tallyport.simulator.verdict.Verdict;

class ReportHtmlTest {
  private static final EquipmentId CRANE = new EquipmentId("STS-1");
  private static final EquipmentId OTHER = new EquipmentId("RAIL-1");
  private static final long MINUTE = 60_000_000;
  private static final Instant START = Instant.parse("2025-03-03T20:00:00Z");

  @Test
  void needsNothingFromElsewhere() throws IOException {
    String page = page(List.of(), List.of());
    assertFalse(page.contains("<script"));
    assertFalse(page.contains("src="));
    assertFalse(page.contains("http"));
    assertFalse(page.contains("@import") || page.contains("url("));
    assertTrue(page.contains("prefers-color-scheme: dark"));
  }

  @Test
  void saysVerdictDeviationsGapsPlanAndReplay() throws IOException {
    String page =
        page(
            List.of(new Deviation(Deviation.Kind.LOST, CRANE, "at 3 s: <a box> & more")),
            List.of(new Answer.Gap(CRANE, 2 * MINUTE, 3 * MINUTE, "the board was not recording")));
    assertTrue(page.contains("<span class=\"badge bad\">not exact</span>"));
    assertTrue(page.contains("at 3 s: &lt;a box&gt; &amp; more"));
    assertTrue(page.contains("2025-03-03T20:02:00Z"));
    assertTrue(page.contains("the board was not recording"));
    assertTrue(page.contains("kill -9 of gateway\n</pre>"));
    assertTrue(page.contains("<pre>tallyport-sim run small --seed 7</pre>"));
    assertTrue(page(List.of(), List.of()).contains("<span class=\"badge good\">exact</span>"));
  }

  @Test
  void saysWhatTheRunUsed() throws IOException {
    String page = page(List.of(), List.of());
    assertTrue(
        page.contains(
            "<tr><td>Open file"
                + " handles</td><td>40</td><td>42</td><td>42</td><td>+24.000</td></tr>"));
    assertTrue(page.contains("aria-label=\"Open file handles\""));
  }

  @Test
  void drawsATallyThatLacksABoxLowerThanTheTruth() throws IOException {
    List<String> lines = polylines(page(List.of(), List.of()), "line c[01]( dashed)?");
    double tally = lastY(lines.get(0));
    double truth = lastY(lines.get(1));
    assertTrue(truth < tally, "two boxes stand above one: " + truth + ", " + tally);
  }

  @Test
  void breaksTheLineWhereNobodyAnswered() throws IOException {
    String page = page(List.of(), List.of());
    String lag = page.substring(page.indexOf("tallied behind"), page.indexOf("Backlog"));
    assertEquals(2, polylines(lag, "line c0").size());
  }

  @Test
  void drawsGapsAndFaultsAsBands() throws IOException {
    String page =
        page(List.of(), List.of(new Answer.Gap(CRANE, 2 * MINUTE, 3 * MINUTE, "not recording")));
    assertTrue(page.contains("<rect class=\"gap\""));
    assertTrue(page.contains("<title>STS-1 unknown: not recording</title>"));
    assertTrue(page.contains("<rect class=\"fault\""));
    assertFalse(page(List.of(), List.of()).contains("<rect class=\"gap\""));
  }

  @Test
  void marksWhatStruckWithoutCostAboveTheLinesOfWhomItConcerns() throws IOException {
    String page = page(List.of(), List.of());
    List<String> marks =
        Pattern.compile("<rect class=\"strike\"[^>]*y=\"23\"[^>]*height=\"5\"><title>([^<]*)<")
            .matcher(page)
            .results()
            .map(one -> one.group(1))
            .toList();
    assertEquals(3, marks.stream().filter(one -> one.endsWith("quay-1")).count(), "two of a crane");
    assertEquals(1, marks.stream().filter(one -> one.endsWith("rail-1")).count(), "the backlog's");
  }

  @Test
  void keepsEveryOtherMinuteOfALongRun() {
    RunSamples samples = new RunSamples();
    for (long minute = 0; minute < 10_000; minute++) {
      samples.add(new Sample(minute * MINUTE, Map.of(), Map.of()));
    }
    List<Sample> kept = samples.all();
    assertTrue(
        kept.size() <= RunSamples.MOST && kept.size() > RunSamples.MOST / 2, "" + kept.size());
    assertEquals(0, kept.getFirst().microseconds());
    assertTrue(kept.getLast().microseconds() > 9_990 * MINUTE);
    assertEquals(
        1,
        kept.stream().skip(1).map(one -> one.microseconds() % (4 * MINUTE)).distinct().count(),
        "evenly spaced");
  }

  @Test
  void thinsALongLineButKeepsItsPeakAndItsEnd() {
    List<Series.Point> points = new ArrayList<>();
    for (int i = 0; i < 9_999; i++) {
      points.add(new Series.Point(i, i == 5_001 ? 77 : 1));
    }
    List<Series.Point> kept = Series.whole("load", false, points).pieces().getFirst();
    assertTrue(kept.size() <= 2_001, () -> "" + kept.size());
    assertTrue(kept.contains(new Series.Point(5_001, 77)));
    assertEquals(points.getLast(), kept.getLast());
  }

  private static List<String> polylines(String page, String style) {
    Matcher found =
        Pattern.compile("<polyline class=\"" + style + "\" points=\"([^\"]*)\"/>").matcher(page);
    return found.results().map(one -> one.group(one.groupCount())).toList();
  }

  private static double lastY(String points) {
    String last = points.strip().replaceFirst(".* ", "");
    return Double.parseDouble(last.replaceFirst(".*,", ""));
  }

  private static String page(List<Deviation> deviations, List<Answer.Gap> gaps) throws IOException {
    List<TrueEvent> truth = List.of(move(MINUTE), move(4 * MINUTE));
    Answer answer =
        new Answer(
            List.of(
                new Answer.Move(
                    CRANE,
                    MINUTE,
                    Optional.of(MoveKind.DISCHARGE),
                    1,
                    100,
                    OptionalLong.of(5_000_000),
                    false)),
            List.of(),
            List.of(),
            gaps,
            Map.of(CRANE, 10 * MINUTE));
    Run run =
        new Run(
            "small",
            7,
            "wired",
            10 * MINUTE,
            20,
            30,
            100,
            10,
            Map.of(CRANE, 110_000L),
            List.of(new Run.Fault(List.of(), MINUTE, 2 * MINUTE, "kill -9 of gateway")));
    Verdict judged = Judge.judge(run, truth, answer);
    Verdict verdict =
        new Verdict(run, judged.figures(), judged.coveredMicroseconds(), judged.gaps(), deviations);
    List<Sample> samples = new ArrayList<>();
    for (long minute = 0; minute <= 10; minute++) {
      boolean silent = minute == 5;
      samples.add(
          new Sample(
              minute * MINUTE,
              silent ? Map.of() : Map.of(CRANE, minute * MINUTE - 2_000_000),
              silent ? Map.of() : Map.of("quay-1", minute)));
    }
    return ReportHtml.text(
        new Report(
            "a crane",
            START,
            verdict,
            truth,
            answer,
            samples,
            List.of(
                new Run.Fault(List.of(CRANE), 3 * MINUTE, 3 * MINUTE, "disk-failing quay-1"),
                new Run.Fault(List.of(OTHER), 3 * MINUTE, 4 * MINUTE, "disk-failing rail-1")),
            List.of(
                new Growth(
                    "open_handles",
                    "Open file handles",
                    List.of(new Growth.Point(0, 40), new Growth.Point(5 * MINUTE, 42)),
                    24)),
            List.of("kill -9 of gateway"),
            "tallyport-sim run small --seed 7"));
  }

  private static TrueEvent move(long time) {
    return new TrueEvent.Move(CRANE, time, MoveKind.DISCHARGE, 1, 100, 5_000_000);
  }
}
