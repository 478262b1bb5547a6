package org.tallyport.gateway.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.gateway.tally.Counts;
import org.tallyport.gateway.tally.Coverage;
import org.tallyport.gateway.tally.Interval;

/** The API over a running server. */
class ConsoleApiTest {
  private static final String TERMINAL = "/api/v1/terminals/AZBAK";
  private static final String MOVES = TERMINAL + "/equipment/sts-1/moves";

  private final Scene scene = new Scene();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper mapper = new ObjectMapper();

  @AfterEach
  void close() {
    client.close();
    scene.close();
  }

  @Test
  void givesTimesWithTheZoneOfTheTerminal() throws Exception {
    JsonNode terminal = answer(TERMINAL);
    assertEquals("2026-03-12T14:00:00+04:00", terminal.get("now").asText());
    assertEquals("Asia/Baku", terminal.get("zone").asText());
    assertEquals("AZBAK", answer("/api/v1/terminals").get(0).get("id").asText());
  }

  @Test
  void addsOnlyTheBoundaryAndSaysTheCoverageOfEachFigure() throws Exception {
    scene.quarter(MemoryTerminal.CRANE, Scene.quarters(-2), 4);
    scene.quarter(MemoryTerminal.CRANE, Scene.quarters(-1), 5, 450);
    scene.trackQuarter(Scene.quarters(-1), 9, 3, 1);
    JsonNode hour = throughput("from=2026-03-12T09:30:00Z&to=2026-03-12T10:00:00Z&equipment=sts-1");
    assertEquals(9, hour.get("boxes").asInt());
    assertEquals(180, hour.get("tonnes").asDouble());
    assertEquals("gross", hour.get("tonnes_basis").asText());
    assertEquals(0.75, hour.get("coverage_boxes").asDouble());
    assertEquals(450, hour.get("unknown_seconds").asDouble());
    JsonNode boundary = throughput("from=2026-03-12T09:30:00Z&to=2026-03-12T10:00:00Z");
    assertEquals(9, boundary.get("boxes").asInt());
    assertNull(boundary, "wagons_in", "nothing here counts wagons");
    JsonNode rail = throughput("from=2026-03-12T09:45:00Z&to=2026-03-12T10:00:00Z&stage=rail");
    assertEquals(9, rail.get("wagons_in").asInt());
    assertEquals(3, rail.get("wagons_out").asInt());
    assertNull(rail, "boxes", "nothing here counts boxes");
  }

  @Test
  void givesNullWithReasonAndNeverZeroForWhatIsUnknown() throws Exception {
    JsonNode hour = throughput("from=2026-03-12T09:00:00Z&to=2026-03-12T10:00:00Z&equipment=sts-1");
    for (String figure : List.of("boxes", "teu", "tonnes", "cycles", "operating_seconds")) {
      assertNull(hour, figure, "nothing of it is covered");
    }
    assertEquals(3_600, hour.get("unknown_seconds").asDouble());
    assertEquals(0, hour.get("coverage").asDouble());
    scene.quarter(MemoryTerminal.CRANE, Scene.quarters(-1), 0);
    hour = throughput("from=2026-03-12T09:45:00Z&to=2026-03-12T10:00:00Z&equipment=sts-1");
    assertTrue(hour.get("boxes").isNumber());
    assertEquals(0, hour.get("boxes").asInt());
  }

  @Test
  void countsTheCyclesOfACraneThatKnowsOnlyTonnes() throws Exception {
    scene.terminal.put(
        new Interval(
            MemoryTerminal.PORTAL,
            Microseconds.of(Scene.quarters(-1)),
            new Counts(7, 7, 0, 0, 63_000_000, 0, 0, 0, 0, 0),
            new Coverage(0, Interval.LENGTH_MICROSECONDS, 0, 0, Interval.LENGTH_MICROSECONDS)));
    JsonNode quarter =
        throughput("from=2026-03-12T09:45:00Z&to=2026-03-12T10:00:00Z&equipment=portal-1");
    assertEquals(7, quarter.get("cycles").asInt());
    assertEquals(63, quarter.get("tonnes").asDouble());
    assertEquals("net", quarter.get("tonnes_basis").asText());
    assertNull(quarter, "boxes", "nothing here counts boxes");
  }

  @Test
  void countsTimeToComeNeitherAsKnownNorAsUnknown() throws Exception {
    scene.now(Scene.NOW.plusSeconds(450));
    scene.quarter(MemoryTerminal.CRANE, Scene.NOW, 2, 450);
    JsonNode hour = throughput("from=2026-03-12T10:00:00Z&to=2026-03-12T11:00:00Z&equipment=sts-1");
    assertEquals(1, hour.get("coverage").asDouble());
    assertEquals(0, hour.get("unknown_seconds").asDouble());
    JsonNode next = throughput("from=2026-03-12T11:00:00Z&to=2026-03-12T12:00:00Z&equipment=sts-1");
    assertNull(next, "boxes", "has not begun");
    assertNull(next, "coverage", "has not begun");
  }

  @Test
  void cutsAWindowIntoShiftsOfTheTerminal() throws Exception {
    JsonNode all =
        answer(
            TERMINAL
                + "/throughput?bucket=shift&from=2026-03-11T20:00:00Z&to=2026-03-12T20:00:00Z");
    List<String> begins = new ArrayList<>();
    all.get("intervals").forEach(one -> begins.add(one.get("from").asText()));
    assertEquals(
        List.of(
            "2026-03-12T00:00:00+04:00", "2026-03-12T08:00:00+04:00", "2026-03-12T20:00:00+04:00"),
        begins);
  }

  @Test
  void pagesThroughAllMovesOnceFromNewToOld() throws Exception {
    for (int i = 0; i < 25; i++) {
      Instant sameTimeInPairs = Scene.NOW.minusSeconds(i / 2 * 60L + 60);
      scene.terminal.put(
          Scene.move(MemoryTerminal.CRANE, sameTimeInPairs, 10 + i, OptionalLong.of(21_500_000)));
    }
    Set<String> seen = new HashSet<>();
    String before = "9";
    String path = MOVES + "?limit=4";
    int pages = 0;
    JsonNode page;
    do {
      page = answer(path);
      for (JsonNode move : page.get("moves")) {
        assertTrue(seen.add(move.get("id").asText()), "twice: " + move);
        assertTrue(move.get("released").asText().compareTo(before) <= 0, "not in order: " + move);
        before = move.get("released").asText();
      }
      path = MOVES + "?limit=4&cursor=" + page.get("next_cursor").asText();
      pages++;
    } while (!page.get("next_cursor").isNull());
    assertEquals(25, seen.size());
    assertEquals(7, pages);
  }

  @Test
  void tellsOfAMoveWhatItRestsOn() throws Exception {
    scene.terminal.put(
        Scene.move(
            MemoryTerminal.CRANE, Scene.NOW.minusSeconds(60), 40, OptionalLong.of(24_310_000)));
    JsonNode move = answer(MOVES).get("moves").get(0);
    assertEquals("2026-03-12T13:59:00+04:00", move.get("released").asText());
    assertEquals(24.31, move.get("tonnes").asDouble());
    assertEquals("gross", move.get("tonnes_basis").asText());
    assertEquals("vessel", move.get("from_zone").asText());
    assertEquals("spreader", move.get("rule").asText());
    assertEquals("1", move.get("rule_version").asText());
    assertEquals(39, move.get("evidence").get("first_block").asLong());
    assertEquals(40, move.get("evidence").get("last_block").asLong());
  }

  @Test
  void givesAMoveWithoutMassAsNullWithReason() throws Exception {
    scene.terminal.put(
        Scene.move(MemoryTerminal.CRANE, Scene.NOW.minusSeconds(60), 40, OptionalLong.empty()));
    assertNull(answer(MOVES).get("moves").get(0), "tonnes", "was not measured");
  }

  @Test
  void givesNoValueForABadReading() throws Exception {
    scene.reading(MemoryTerminal.CRANE, Role.HOIST_LOAD, 0, 1, Quality.BAD);
    scene.reading(MemoryTerminal.CRANE, Role.SPREADER_LOCKED, 1, 0, Quality.GOOD);
    JsonNode signals = answer(TERMINAL + "/equipment/sts-1/signals");
    assertNull(signals.get(0), "value", "the reading is bad");
    assertTrue(signals.get(1).get("value").asBoolean());
  }

  @Test
  void givesAttainmentWithoutATargetAsNullWithReason() throws Exception {
    JsonNode attainment = answer(TERMINAL + "/attainment?at=2026-03-12T20:00:00Z&period=month");
    assertNull(attainment, "attainment", "no target is configured");
    assertNull(attainment, "capacity_claim", "no capacity claim is in force");
  }

  @Test
  void refusesWhatItDoesNotUnderstandAndNamesThePlace() throws Exception {
    refused("/throughput?bucket=fortnight", "bucket", "fortnight");
    refused("/throughput?from=yesterday", "from", "yesterday");
    refused("/throughput?from=2026-03-12T10:00:00", "from", "2026-03-12T10:00:00");
    refused("/throughput?from=2026-03-12T10:07:00Z", "from", "2026-03-12T10:07:00Z");
    refused("/throughput?from=%2B999999999-12-31T23:45:00Z", "from", null);
    refused("/throughput?to=2026-01-01T00:00:00Z", "to", null);
    refused("/throughput?bukket=1h", "bukket", "1h");
    refused("/throughput?bucket=1h&bucket=day", "bucket", "1h, day");
    refused("/throughput?bucket=15m&from=2000-01-01T00:00:00Z", "bucket", "15m");
    refused("/attainment?period=week", "period", "week");
    refused("/equipment/sts-1/moves?limit=0", "limit", "0");
    refused("/equipment/sts-1/moves?limit=1001", "limit", "1001");
    refused("/equipment/sts-1/moves?cursor=%27;DROP", "cursor", "';DROP");
    refused("/equipment/sts-1/passes?limit=ten", "limit", "ten");
    refused("/gaps?limit=-1", "limit", "-1");
    refused("/alarms?from=2026-03-12T10:00:00Z", "from", "2026-03-12T10:00:00Z");
  }

  @Test
  void tellsAlarmsFromNewToOld() throws Exception {
    for (int i = 0; i < 5; i++) {
      scene.terminal.put(Scene.fork("board-" + i, Scene.NOW.minusSeconds(i * 60L)));
    }
    JsonNode alarms = answer(TERMINAL + "/alarms?limit=3");
    assertEquals(3, alarms.size());
    assertEquals("board-0", alarms.get(0).get("subject").asText());
    assertEquals("fork", alarms.get(0).get("kind").asText());
    assertEquals("2026-03-12T13:58:00+04:00", alarms.get(2).get("since").asText());
    assertTrue(alarms.get(2).get("text").asText().contains("0123456789abcdef"));
  }

  @Test
  void takesABlankForThePlusOfAZone() throws Exception {
    JsonNode hour = throughput("from=2026-03-12T13:00:00+04:00&to=2026-03-12T14:00:00%2B04:00");
    assertEquals("2026-03-12T13:00:00+04:00", hour.get("from").asText());
  }

  @Test
  void saysWhatIsNotThere() throws Exception {
    missing("/api/v1/terminals/XXXXX/attainment", "unknown terminal");
    missing("/api/v1/terminals/XXXXX/live", "unknown terminal");
    missing(TERMINAL + "/equipment/sts-9/moves", "unknown equipment");
    missing(TERMINAL + "/throughput?stage=moon", "unknown stage");
    missing(TERMINAL + "/nothing", "no such resource");
  }

  @Test
  void hidesTheReasonOfAFailureFromOutside() throws Exception {
    Scene broken =
        new Scene() {
          @Override
          MemoryTerminal memory() {
            return new MemoryTerminal() {
              @Override
              public synchronized List<org.tallyport.gateway.fold.RecordedGap> gaps(
                  Instant from, Instant to, int limit) {
                throw new UncheckedIOException(new java.io.IOException("secret path"));
              }
            };
          }
        };
    try (broken) {
      HttpResponse<String> response = get(broken.address() + TERMINAL + "/gaps");
      assertEquals(500, response.statusCode());
      assertFalse(response.body().contains("secret"), response.body());
      assertFalse(response.body().contains("Exception"), response.body());
    }
  }

  @Test
  void asksForAnEventStreamInPlainWords() throws Exception {
    HttpResponse<String> response = get(scene.address() + TERMINAL + "/live");
    assertEquals(406, response.statusCode());
    assertTrue(response.body().contains("text/event-stream"), response.body());
  }

  @Test
  void servesThePageAndForbidsItToAskElsewhere() throws Exception {
    HttpResponse<String> page = get(scene.address() + "/");
    assertEquals(200, page.statusCode());
    assertTrue(
        page.headers()
            .firstValue("Content-Security-Policy")
            .orElse("")
            .startsWith("default-src 'self'"));
    assertFalse(page.body().contains("https://"), "the page names another site");
  }

  @Test
  void daysOfACalendarHaveTheirOwnLength() throws Exception {
    TerminalProfile summer =
        new TerminalProfile(
            "X",
            "X",
            java.time.ZoneId.of("Europe/Berlin"),
            List.of(java.time.LocalTime.of(6, 0), java.time.LocalTime.of(18, 0)));
    Instant from = LocalDate.of(2026, 3, 28).atStartOfDay(summer.zone()).toInstant();
    Instant to = LocalDate.of(2026, 3, 31).atStartOfDay(summer.zone()).toInstant();
    List<Long> hours =
        BucketLength.DAY.cut(from, to, summer, 10).stream()
            .map(day -> java.time.Duration.between(day.from(), day.to()).toHours())
            .toList();
    assertEquals(List.of(24L, 23L, 24L), hours);
    assertEquals(71, BucketLength.HOUR.cut(from, to, summer, 100).size());
    List<Long> shifts =
        BucketLength.SHIFT.cut(from, to, summer, 10).stream()
            .map(shift -> java.time.Duration.between(shift.from(), shift.to()).toHours())
            .toList();
    assertEquals(List.of(6L, 12L, 11L, 12L, 12L, 12L, 6L), shifts);
  }

  private JsonNode throughput(String query) throws Exception {
    return answer(TERMINAL + "/throughput?" + query).get("intervals").get(0);
  }

  private JsonNode answer(String path) throws Exception {
    HttpResponse<String> response = get(scene.address() + path);
    assertEquals(200, response.statusCode(), path + ": " + response.body());
    return mapper.readTree(response.body());
  }

  private void refused(
      String path, String parameter, @org.jspecify.annotations.Nullable String value)
      throws Exception {
    HttpResponse<String> response = get(scene.address() + TERMINAL + path);
    assertEquals(400, response.statusCode(), path + ": " + response.body());
    JsonNode error = mapper.readTree(response.body());
    assertEquals(parameter, error.get("parameter").asText(), path);
    assertEquals("bad parameter", error.get("error").asText());
    assertFalse(error.get("wanted").asText().isEmpty());
    if (value != null) {
      assertEquals(value, error.get("value").asText(), path);
    }
  }

  private void missing(String path, String error) throws Exception {
    HttpResponse<String> response = get(scene.address() + path);
    assertEquals(404, response.statusCode(), path);
    assertEquals(error, mapper.readTree(response.body()).get("error").asText(), path);
  }

  private static void assertNull(JsonNode object, String field, String reason) {
    assertTrue(object.has(field) && object.get(field).isNull(), field + " in " + object);
    assertEquals(reason, object.get("reason").get(field).asText(), object.toString());
  }

  private HttpResponse<String> get(String address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return client.send(request, BodyHandlers.ofString());
  }
}
