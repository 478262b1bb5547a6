package org.tallyport.gateway.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;

/** The stream of server-sent events over a running server. */
@Timeout(30)
class LiveStreamTest {
  private final Scene scene = new Scene();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper mapper = new ObjectMapper();

  @AfterEach
  void close() {
    scene.close();
    client.shutdownNow();
  }

  /** Reads events one by one. */
  private final class Stream implements AutoCloseable {
    private final BufferedReader lines;

    Stream() throws Exception {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(scene.address() + "/api/v1/terminals/AZBAK/live"))
              .header("Accept", "text/event-stream")
              .build();
      InputStream body = client.send(request, BodyHandlers.ofInputStream()).body();
      lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** The data of the next event of this kind; others are passed over. */
    JsonNode next(String kind) throws Exception {
      String event = "";
      while (true) {
        String line = lines.readLine();
        if (line == null) {
          throw new AssertionError("the stream ended before " + kind);
        }
        if (line.startsWith("event: ")) {
          event = line.substring(7);
        }
        if (line.startsWith("data: ") && event.equals(kind)) {
          return mapper.readTree(line.substring(6));
        }
      }
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  @Test
  void tellsTheStateAtOnceAndThenWhatChanges() throws Exception {
    scene.board("board-a", true);
    scene.reading(MemoryTerminal.CRANE, Role.HOIST_LOAD, 243, 1, Quality.GOOD);
    try (Stream stream = new Stream()) {
      JsonNode crane = stream.next("live").get("equipment").get(0);
      assertEquals("idle", crane.get("state").asText());
      assertEquals(24.3, crane.get("signals").get(0).get("value").asDouble());
      scene.reading(MemoryTerminal.CRANE, Role.HOIST_LOAD, 250, 1, Quality.GOOD);
      crane = stream.next("live").get("equipment").get(0);
      assertEquals("moving", crane.get("state").asText());
      scene.elapse(Duration.ofSeconds(31));
      crane = stream.next("live").get("equipment").get(0);
      assertEquals("board board-a is silent", crane.get("state_reason").asText());
      scene.board("board-a", false);
      crane = stream.next("live").get("equipment").get(0);
      assertEquals("unknown", crane.get("state").asText());
      assertEquals("board board-a is offline", crane.get("state_reason").asText());
    }
  }

  @Test
  void bringsAMoveOnceItIsCommitted() throws Exception {
    try (Stream stream = new Stream()) {
      JsonNode crane = stream.next("tally").get("equipment").get(0);
      assertTrue(crane.get("last").isNull());
      assertTrue(crane.get("today").get("boxes").isNull());
      var mass = OptionalLong.of(24_310_000);
      scene.terminal.put(Scene.move(MemoryTerminal.CRANE, Scene.NOW.minusSeconds(9), 4, mass));
      do {
        crane = stream.next("tally").get("equipment").get(0);
      } while (crane.get("last").isNull());
      assertEquals("discharge", crane.get("last").get("kind").asText());
    }
  }

  @Test
  void ticksThoughNothingChanges() throws Exception {
    try (Stream stream = new Stream()) {
      for (int i = 0; i < 3; i++) {
        assertEquals("2026-03-12T14:00:00+04:00", stream.next("tick").get("now").asText());
      }
    }
  }

  @Test
  void serverEndsAndComesAgainThoughSomebodyListens() throws Exception {
    for (int i = 0; i < 12; i++) {
      try (Stream first = new Stream();
          Stream second = new Stream()) {
        first.next("tick");
        second.next("tick");
        scene.stop().run();
      }
    }
  }
}
