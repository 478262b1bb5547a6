package org.tallyport.gateway.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;

/** Holds the OpenAPI document against the running server: every path, every field, no other. */
class OpenApiTest {
  private final Scene scene = new Scene();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper mapper = new ObjectMapper();
  private int objects;

  @AfterEach
  void close() {
    client.close();
    scene.close();
  }

  @Test
  void describesWhatTheServerAnswers() throws Exception {
    fill();
    JsonNode document = json("/api/v1/openapi.json");
    for (var path : document.get("paths").properties()) {
      if (path.getKey().endsWith("/live")) {
        continue;
      }
      String address =
          path.getKey().replace("{id}", "AZBAK").replace("{equipment}", equipment(path.getKey()));
      JsonNode content = path.getValue().at("/get/responses/200/content/application~1json/schema");
      compare(document, content, json(address), path.getKey());
    }
    assertTrue(objects > 15, "only " + objects + " objects were compared");
  }

  private static String equipment(String path) {
    return path.endsWith("/passes") ? "track-1" : "sts-1";
  }

  private void fill() {
    scene.quarter(MemoryTerminal.CRANE, Scene.quarters(-1), 4);
    var mass = OptionalLong.of(20_000_000);
    scene.terminal.put(Scene.move(MemoryTerminal.CRANE, Scene.NOW.minusSeconds(60), 4, mass));
    scene.terminal.put(Scene.pass(Scene.NOW.minusSeconds(60), 5));
    scene.terminal.put(
        Scene.gap(MemoryTerminal.CRANE, Scene.quarters(-3), Scene.quarters(-2), "power was lost"));
    scene.terminal.put(Scene.fork("board-a", Scene.NOW.minusSeconds(60)));
    scene.board("board-a", true);
    scene.reading(MemoryTerminal.CRANE, Role.HOIST_LOAD, 243, 1, Quality.GOOD);
    scene.terminal.put(Scene.attainment());
  }

  private void compare(JsonNode document, JsonNode schema, JsonNode answer, String place) {
    if (schema.has("$ref")) {
      compare(document, document.at(schema.get("$ref").asText().substring(1)), answer, place);
    } else if (schema.has("oneOf")) {
      compare(document, schema.get("oneOf").get(0), answer, place);
    } else if (schema.has("items")) {
      assertTrue(answer.isArray(), place + ": " + answer);
      answer.forEach(one -> compare(document, schema.get("items"), one, place));
    } else if (schema.has("properties")) {
      objects++;
      Set<String> given = new TreeSet<>();
      answer.fieldNames().forEachRemaining(given::add);
      Set<String> required = new TreeSet<>();
      schema.get("required").forEach(name -> required.add(name.asText()));
      given.remove("reason");
      assertEquals(required, given, place);
      for (String name : given) {
        compare(document, schema.get("properties").get(name), answer.get(name), place + "/" + name);
      }
    } else {
      type(schema.get("type"), answer, place);
    }
  }

  private static void type(JsonNode types, JsonNode answer, String place) {
    String text = types.toString();
    String found =
        switch (answer.getNodeType()) {
          case NUMBER ->
              answer.isIntegralNumber() && text.contains("integer") ? "integer" : "number";
          case STRING -> "string";
          case BOOLEAN -> "boolean";
          case NULL -> "null";
          case ARRAY -> "array";
          case OBJECT, BINARY, MISSING, POJO -> "object";
        };
    assertTrue(text.contains("\"" + found + "\""), place + ": " + answer + " is not " + text);
  }

  private JsonNode json(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(scene.address() + path)).build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), path + ": " + response.body());
    return mapper.readTree(response.body());
  }
}
