package org.tallyport.simulator.wired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.truth.MoveKind;
import org.tallyport.simulator.truth.VehicleKind;
import org.tallyport.simulator.verdict.Answer;

/** Asks a running gateway over its API, as a user would. */
final class ApiAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int PAGE = 500;
  private static final long QUARTER = 900_000_000L;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String terminal;
  private final Instant start;

  /**
   * Asks about one run.
   *
   * @param root such as {@code http://127.0.0.1:8080}
   * @param terminal its id
   * @param start UTC of the run's start
   */
  ApiAnswer(String root, String terminal, Instant start) {
    this.terminal = root + "/api/v1/terminals/" + terminal;
    this.start = start;
  }

  /** All that the gateway says of the quarters from the start of the run to its end. */
  Answer ask(List<EquipmentId> equipment, long endMicroseconds)
      throws IOException, InterruptedException {
    List<Answer.Move> moves = new ArrayList<>();
    List<Answer.Pass> passes = new ArrayList<>();
    List<Answer.Interval> intervals = new ArrayList<>();
    String window = window(quarters(endMicroseconds) * QUARTER);
    for (EquipmentId id : equipment) {
      for (JsonNode move : pages("/equipment/" + id + "/moves?" + window, "moves")) {
        moves.add(move(id, move));
      }
      for (JsonNode pass : pages("/equipment/" + id + "/passes?" + window, "passes")) {
        passes.add(pass(id, pass));
      }
      intervals.addAll(intervals(id, endMicroseconds));
    }
    return new Answer(moves, passes, intervals, gaps(window), throughs());
  }

  /** Per equipment: complete through, microseconds since the start of the run. */
  Map<EquipmentId, Long> throughs() throws IOException, InterruptedException {
    Map<EquipmentId, Long> throughs = new HashMap<>();
    for (JsonNode one : get("/equipment")) {
      if (!one.path("complete_through").isNull()) {
        throughs.put(new EquipmentId(one.path("id").asText()), time(one.path("complete_through")));
      }
    }
    return throughs;
  }

  /** The signals of an equipment that were not seen yet or are not good. */
  List<String> unread(EquipmentId equipment) throws IOException, InterruptedException {
    JsonNode signals = get("/equipment/" + equipment + "/signals");
    List<String> unread = new ArrayList<>();
    for (JsonNode signal : signals) {
      if (!signal.path("quality").asText().equals("good")) {
        unread.add(equipment + " " + signal.path("name").asText());
      }
    }
    return signals.isEmpty() ? List.of(equipment + ": no signal") : unread;
  }

  /** The boards that the gateway knows. */
  JsonNode boards() throws IOException, InterruptedException {
    return get("/edges");
  }

  private String window(long endMicroseconds) {
    return "from=" + encoded(start) + "&to=" + encoded(after(endMicroseconds)) + "&limit=" + PAGE;
  }

  private Instant after(long microseconds) {
    return start.plus(microseconds, ChronoUnit.MICROS);
  }

  private List<JsonNode> pages(String path, String name) throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = get(path + (cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor)));
      page.path(name).forEach(all::add);
      cursor = page.path("next_cursor").isNull() ? "" : page.path("next_cursor").asText();
    } while (!cursor.isEmpty());
    return all;
  }

  private Answer.Move move(EquipmentId id, JsonNode move) {
    return new Answer.Move(
        id,
        time(move.path("released")),
        kind(move.path("kind").asText()),
        move.path("boxes").asLong(),
        Math.round(move.path("teu").asDouble() * 100),
        move.path("tonnes").isNull()
            ? OptionalLong.empty()
            : OptionalLong.of(Math.round(move.path("tonnes").asDouble() * 1e6)),
        certain(move));
  }

  private static Optional<MoveKind> kind(String word) {
    for (MoveKind kind : MoveKind.values()) {
      if (word(kind).equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private Answer.Pass pass(EquipmentId id, JsonNode pass) {
    Optional<VehicleKind> kind = Optional.empty();
    for (VehicleKind one : VehicleKind.values()) {
      if (word(one).equals(pass.path("vehicle").asText())) {
        kind = Optional.of(one);
      }
    }
    return new Answer.Pass(
        id,
        time(pass.path("passed")),
        pass.path("direction").asText().equals("in"),
        pass.path("axles").asLong(),
        kind,
        certain(pass));
  }

  private static boolean certain(JsonNode event) {
    return event.path("confidence").asText().equals("good");
  }

  /** The quarters of an equipment from the start of the run on, as the API has them. */
  JsonNode sums(EquipmentId id, long endMicroseconds) throws IOException, InterruptedException {
    return get("/throughput?bucket=15m&equipment="
            + id
            + "&from="
            + encoded(start)
            + "&to="
            + encoded(after(quarters(endMicroseconds) * QUARTER)))
        .path("intervals");
  }

  private static long quarters(long endMicroseconds) {
    return Math.max(1, Math.ceilDiv(endMicroseconds, QUARTER));
  }

  private List<Answer.Interval> intervals(EquipmentId id, long endMicroseconds)
      throws IOException, InterruptedException {
    List<Answer.Interval> intervals = new ArrayList<>();
    for (JsonNode one : sums(id, endMicroseconds)) {
      double coverage = -1;
      for (String name : List.of("coverage_wagons", "coverage_boxes", "coverage_tonnes")) {
        if (coverage < 0 && one.path(name).isNumber()) {
          coverage = one.path(name).asDouble();
        }
      }
      intervals.add(
          new Answer.Interval(
              id,
              time(one.path("from")),
              QUARTER,
              one.path("boxes").asLong(),
              Math.round(one.path("teu").asDouble() * 100),
              Math.round(one.path("tonnes").asDouble() * 1e6),
              one.path("wagons_in").asLong(),
              one.path("wagons_out").asLong(),
              Math.round(Math.max(0, coverage) * QUARTER)));
    }
    return intervals;
  }

  private List<Answer.Gap> gaps(String window) throws IOException, InterruptedException {
    List<Answer.Gap> gaps = new ArrayList<>();
    for (JsonNode gap : get("/gaps?" + window)) {
      gaps.add(
          new Answer.Gap(
              new EquipmentId(gap.path("equipment").asText()),
              time(gap.path("from")),
              time(gap.path("to")),
              gap.path("cause").asText()));
    }
    return gaps;
  }

  private long time(JsonNode iso) {
    return ChronoUnit.MICROS.between(start, OffsetDateTime.parse(iso.asText()).toInstant());
  }

  private static String encoded(Object value) {
    return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(terminal + path)).timeout(TIMEOUT).GET().build();
    HttpResponse<String> response =
        client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (response.statusCode() != 200) {
      throw new IOException(path + ": " + response.statusCode() + " " + response.body());
    }
    return JSON.readTree(response.body());
  }
}
