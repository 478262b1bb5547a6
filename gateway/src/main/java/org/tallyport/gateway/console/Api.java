package org.tallyport.gateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The paths of the API. */
final class Api {
  private static final String ROOT = "/api/v1";
  private static final String TERMINAL = ROOT + "/terminals/{id}";
  private static final String EQUIPMENT = TERMINAL + "/equipment/{equipment}";
  private static final String LIVE = TERMINAL + "/live";

  private final Map<String, Resources> terminals = new LinkedHashMap<>();
  private final Map<String, ConsoleTerminal> sites;
  private final Map<String, LiveFeed> feeds;

  Api(Map<String, ConsoleTerminal> sites, Map<String, LiveFeed> feeds, InstantSource clock) {
    this.sites = sites;
    this.feeds = feeds;
    sites.forEach((id, site) -> terminals.put(id, new Resources(site, clock)));
  }

  /** One resource of a terminal. */
  private interface Resource {
    JsonNode answer(Resources terminal, Context request) throws BadParameter, NotHere;
  }

  void routes(RoutesConfig routes) {
    routes.get("/health", c -> json(c, JsonNodeFactory.instance.objectNode().put("status", "up")));
    routes.get(ROOT + "/openapi.json", Api::document);
    routes.get(ROOT + "/terminals", c -> json(c, all()));
    add(routes, TERMINAL, (t, _) -> t.terminal().json());
    add(routes, TERMINAL + "/throughput", (t, c) -> t.throughput(c.queryParamMap()));
    add(routes, TERMINAL + "/attainment", (t, c) -> t.attainment(c.queryParamMap()));
    add(routes, TERMINAL + "/equipment", (t, c) -> t.equipment(c.queryParamMap()));
    add(routes, EQUIPMENT + "/moves", (t, c) -> t.moves(equipment(c), c.queryParamMap()));
    add(routes, EQUIPMENT + "/passes", (t, c) -> t.passes(equipment(c), c.queryParamMap()));
    add(routes, EQUIPMENT + "/signals", (t, c) -> t.signals(equipment(c)));
    add(routes, TERMINAL + "/edges", (t, _) -> t.edges());
    add(routes, TERMINAL + "/gaps", (t, c) -> t.gaps(c.queryParamMap()));
    add(routes, TERMINAL + "/alarms", (t, c) -> t.alarms(c.queryParamMap()));
    routes.before(LIVE, this::wantsEvents);
    routes.sse(LIVE, this::live);
    Refusals.routes(routes);
  }

  private void add(RoutesConfig routes, String path, Resource resource) {
    routes.get(path, c -> json(c, resource.answer(known(c, terminals), c)));
  }

  private JsonNode all() {
    return Answer.array(terminals.values().stream().map(Resources::terminal).toList());
  }

  /** Only an event stream is to be had here, and only of a terminal that there is. */
  private void wantsEvents(Context context) throws NotHere {
    known(context, feeds);
    String accept = context.header("Accept");
    if (accept == null || !accept.contains("text/event-stream")) {
      Refusals.refuse(
          context,
          HttpStatus.NOT_ACCEPTABLE,
          Refusals.error("not an event stream")
              .put("parameter", "Accept")
              .put("value", accept)
              .put("wanted", "text/event-stream"));
      context.skipRemainingHandlers();
    }
  }

  private void live(SseClient client) {
    String id = client.ctx().pathParam("id");
    LiveFeed feed = feeds.get(id);
    ConsoleTerminal site = sites.get(id);
    if (feed == null || site == null || !feed.join()) {
      client.ctx().status(HttpStatus.SERVICE_UNAVAILABLE);
      client.close();
      return;
    }
    client.keepAlive();
    LiveReader reader = new LiveReader(feed, client, site.queries().terminal().zone());
    Thread.ofVirtual().name("console-reader").start(reader);
  }

  private static String equipment(Context context) {
    return context.pathParam("equipment");
  }

  private static <T> T known(Context context, Map<String, T> of) throws NotHere {
    String id = context.pathParam("id");
    @Nullable T one = of.get(id);
    if (one == null) {
      throw new NotHere("terminal", id);
    }
    return one;
  }

  private static void document(Context context) throws IOException {
    try (InputStream file = Api.class.getResourceAsStream("/console/openapi.json")) {
      if (file == null) {
        throw new IOException("openapi.json is not on the class path");
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      context.contentType("application/json").result(text);
    }
  }

  private static void json(Context context, JsonNode answer) {
    context.contentType("application/json").result(answer.toString());
  }
}
