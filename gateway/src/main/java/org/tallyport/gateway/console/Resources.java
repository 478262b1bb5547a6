package org.tallyport.gateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallyport.gateway.console.TerminalQueries.EventWindow;

/** Answers the resources of one terminal from the query of the request. */
final class Resources {
  private static final int MOST_BUCKETS = 10_000;
  private static final int MOST_EVENTS = 1_000;
  private static final int USUAL_EVENTS = 100;
  private static final Duration DAY = Duration.ofDays(1);

  private final ConsoleTerminal terminal;
  private final TerminalQueries queries;
  private final InstantSource clock;
  private final ZoneId zone;
  private final SiteAnswers site;
  private final EventAnswers events;

  Resources(ConsoleTerminal terminal, InstantSource clock) {
    this.terminal = terminal;
    this.queries = terminal.queries();
    this.clock = clock;
    this.zone = queries.terminal().zone();
    this.site = new SiteAnswers(zone);
    this.events = new EventAnswers(zone);
  }

  Answer terminal() {
    return site.terminal(queries.terminal(), clock.instant());
  }

  JsonNode throughput(Map<String, List<String>> query) throws BadParameter, NotHere {
    Parameters parameters =
        new Parameters(query, Set.of("from", "to", "bucket", "equipment", "stage"));
    Instant now = clock.instant();
    LocalDate today = now.atZone(zone).toLocalDate();
    Instant from = parameters.quarter("from", today.atStartOfDay(zone).toInstant());
    Instant to = parameters.quarter("to", today.plusDays(1).atStartOfDay(zone).toInstant());
    parameters.window(from, to);
    BucketLength length = BucketLength.ofWord(parameters.text("bucket").orElse("1h"));
    List<EquipmentProfile> counted = counted(parameters);
    List<WindowSum> sums =
        new Throughput(queries, now)
            .sums(counted, length.cut(from, to, queries.terminal(), MOST_BUCKETS));
    return new Answer(zone)
        .put("terminal", queries.terminal().id())
        .put("from", from)
        .put("to", to)
        .put("bucket", length.word())
        .words("equipment", counted.stream().map(one -> one.id().value()).toList())
        .put("intervals", sums.stream().map(sum -> sum.write(new Answer(zone))).toList())
        .json();
  }

  /** What is added up: the boundary, unless one equipment or one stage is asked for. */
  private List<EquipmentProfile> counted(Parameters parameters) throws BadParameter, NotHere {
    Optional<String> id = parameters.text("equipment");
    Optional<String> stage = parameters.text("stage");
    if (id.isPresent() && stage.isPresent()) {
      throw new BadParameter("stage", stage.get(), "either equipment or stage");
    }
    if (id.isPresent()) {
      return List.of(terminal.equipment(id.get()));
    }
    List<EquipmentProfile> all = queries.equipment();
    if (stage.isEmpty()) {
      return all.stream().filter(EquipmentProfile::boundary).toList();
    }
    List<EquipmentProfile> some =
        all.stream().filter(one -> one.stage().equals(stage.get())).toList();
    if (some.isEmpty()) {
      throw new NotHere("stage", stage.get());
    }
    return some;
  }

  JsonNode attainment(Map<String, List<String>> query) throws BadParameter {
    Parameters parameters = new Parameters(query, Set.of("at", "period"));
    Instant at = parameters.time("at", clock.instant());
    Period period = parameters.period();
    return AttainmentAnswer.of(queries.attainment(at, period), period, zone).json();
  }

  JsonNode equipment(Map<String, List<String>> query) throws BadParameter {
    Parameters _ = new Parameters(query, Set.of());
    return Answer.array(
        queries.equipment().stream().map(one -> site.equipment(one, queries)).toList());
  }

  JsonNode moves(String id, Map<String, List<String>> query) throws BadParameter, NotHere {
    EquipmentProfile equipment = terminal.equipment(id);
    return events.page("moves", queries.moves(equipment.id(), window(query)), events::move).json();
  }

  JsonNode passes(String id, Map<String, List<String>> query) throws BadParameter, NotHere {
    EquipmentProfile equipment = terminal.equipment(id);
    return events
        .page("passes", queries.passes(equipment.id(), window(query)), events::pass)
        .json();
  }

  JsonNode signals(String id) throws NotHere {
    EquipmentProfile equipment = terminal.equipment(id);
    return Answer.array(new LiveAnswers(zone).signals(terminal.live().readings(equipment.id())));
  }

  JsonNode edges() {
    return Answer.array(
        terminal.live().boards().stream()
            .filter(board -> board.node().group().equals(terminal.id()))
            .map(site::board)
            .toList());
  }

  JsonNode gaps(Map<String, List<String>> query) throws BadParameter {
    Parameters parameters = new Parameters(query, Set.of("from", "to", "limit"));
    Instant now = clock.instant();
    Instant from = parameters.time("from", now.minus(DAY));
    Instant to = parameters.time("to", now.plus(DAY));
    parameters.window(from, to);
    int limit = parameters.limit(USUAL_EVENTS, MOST_EVENTS);
    return Answer.array(queries.gaps(from, to, limit).stream().map(site::gap).toList());
  }

  JsonNode alarms(Map<String, List<String>> query) throws BadParameter {
    int limit = new Parameters(query, Set.of("limit")).limit(USUAL_EVENTS, MOST_EVENTS);
    return Answer.array(queries.alarms(limit).stream().map(site::alarm).toList());
  }

  private EventWindow window(Map<String, List<String>> query) throws BadParameter {
    Parameters parameters = new Parameters(query, Set.of("from", "to", "cursor", "limit"));
    Instant now = clock.instant();
    Instant from = parameters.time("from", now.minus(DAY));
    Instant to = parameters.time("to", now.plus(DAY));
    parameters.window(from, to);
    Optional<String> cursor = parameters.text("cursor");
    Optional<EventCursor> after =
        cursor.isPresent() ? Optional.of(Cursors.read(cursor.get())) : Optional.empty();
    return new EventWindow(from, to, after, parameters.limit(USUAL_EVENTS, MOST_EVENTS));
  }
}
