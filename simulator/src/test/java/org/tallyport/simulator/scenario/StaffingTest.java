package org.tallyport.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallyport.settings.InvalidConfiguration;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.model.Model;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.truth.TruthLog;

class StaffingTest {
  private static final long MINUTE = 60_000_000;
  private static final Instant MIDNIGHT = Instant.parse("2025-03-03T20:00:00Z");
  private static final ZoneId BAKU = ZoneId.of("Asia/Baku");

  @Test
  void endsPausesInLocalTimeAlsoOverMidnight() {
    Staffing staffing =
        new Staffing(
            "08:00 20:00",
            60,
            List.of(
                new Staffing.Pause(LocalTime.of(23, 50), 30),
                new Staffing.Pause(LocalTime.of(0, 20), 10)));
    assertEquals(30 * MINUTE, staffing.freeAfter(0, MIDNIGHT, BAKU));
    assertEquals(30 * MINUTE, staffing.freeAfter(30 * MINUTE, MIDNIGHT, BAKU));
    assertEquals(
        (24 * 60 + 30) * MINUTE, staffing.freeAfter((23 * 60 + 55) * MINUTE, MIDNIGHT, BAKU));
  }

  @Test
  void beginsNoLiftInAPauseOrAClosure() throws InvalidConfiguration {
    for (String kind : List.of("ship-to-shore", "portal")) {
      TruthLog log = new TruthLog();
      for (Model model : scenario(kind).models().apply(3)) {
        model.advance(180 * MINUTE, (signal, time, value) -> {}, log);
      }
      assertTrue(worked(log, 0, 30), kind + " works before the pause");
      assertTrue(!worked(log, 35, 60), kind + " rests in the pause");
      assertTrue(worked(log, 62, 90), kind + " works between");
      assertTrue(!worked(log, 95, 150), kind + " rests while the port is closed");
      assertTrue(worked(log, 155, 180), kind + " works after the storm");
    }
  }

  @Test
  void drawsMemorylessSpansOfTheirMeanAndComesInOrder() {
    Arrivals arrivals =
        new Arrivals(
            Span.parse("PT1M").orElseThrow(),
            Optional.of(Span.parse("about PT2H").orElseThrow()),
            Values.FOREVER);
    Iterator<Long> times = arrivals.times(new Chance(5));
    long last = 0;
    for (int i = 0; i < 5_000; i++) {
      long next = times.next();
      assertTrue(next > last, "at " + next + " after " + last);
      last = next;
    }
    assertEquals(120.0, last / 5_000.0 / MINUTE, 6);
  }

  private static boolean worked(TruthLog log, long fromMinute, long toMinute) {
    return log.events().stream()
        .anyMatch(
            event ->
                event instanceof TrueEvent.Move
                    && event.timeMicroseconds() >= fromMinute * MINUTE
                    && event.timeMicroseconds() < toMinute * MINUTE);
  }

  private static Scenario scenario(String kind) throws InvalidConfiguration {
    String work =
        kind.equals("portal")
            ? "cargo: [{at: PT1S, gear: grab, move: discharge, lifts: 500}]"
            : "bays: {count: 1, from_m: 90, to_m: 110}, ships: [{at: PT1S, discharge: 500}]";
    String equipment = "{id: C, kind: " + kind + ", " + work + "}";
    return ScenarioReader.text(
        Path.of("x.yaml"),
        String.join(
            "\n",
            "name: x",
            "title: x",
            "start: " + MIDNIGHT,
            "terminals:",
            "  - id: AZBAK",
            "    place: x",
            "    zone: Asia/Baku",
            "    staffing: {pauses: [{at: \"00:30\", minutes: 30}]}",
            "    weather:",
            "      wind_m_per_s: 5",
            "      closures: [{at: PT90M, for: PT60M, wind_m_per_s: 21}]",
            "    boards: [{id: b, wiring: pins, equipment: [" + equipment + "]}]"));
  }
}
