package org.tallyport.gateway.console;

import static org.tallyport.gateway.console.SiteAnswers.word;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.recognise.EventId;

/** Moves and passes as JSON, each with the block range that it rests on. */
final class EventAnswers {
  private final ZoneId zone;

  EventAnswers(ZoneId zone) {
    this.zone = zone;
  }

  /** A page: its events and the cursor of the next one. */
  <E extends Event> Answer page(String name, EventPage<E> page, Function<E, Answer> one) {
    List<Answer> events = page.events().stream().map(one).toList();
    Answer answer = new Answer(zone).put(name, events);
    return page.next().isPresent()
        ? answer.put("next_cursor", Cursors.write(page.next().get()))
        : answer.missing("next_cursor", "this is the last page");
  }

  Answer move(Event.Move move) {
    Answer answer =
        new Answer(zone)
            .put("id", written(move.id()))
            .put("equipment", move.equipment().value())
            .put("kind", word(move.kind()))
            .put("released", Microseconds.instant(move.utcMicroseconds()))
            .put("boxes", move.boxes())
            .put("teu", move.teuHundredths() / 100.0);
    if (move.grams().isPresent()) {
      answer.put("tonnes", move.grams().getAsLong() / 1e6).put("tonnes_basis", word(move.basis()));
    } else {
      answer.missing("tonnes", "was not measured").missing("tonnes_basis", "was not measured");
    }
    return answer
        .put("from_zone", word(move.from()))
        .put("to_zone", word(move.to()))
        .put("confidence", word(move.confidence()))
        .put("rule", ruleName(move.rule()))
        .put("rule_version", ruleVersion(move.rule()))
        .put("evidence", evidence(move.first(), move.id()));
  }

  Answer pass(Event.VehiclePass pass) {
    Answer answer =
        new Answer(zone)
            .put("id", written(pass.id()))
            .put("equipment", pass.equipment().value())
            .put("vehicle", word(pass.vehicle()))
            .put("direction", word(pass.direction()))
            .put("axles", pass.axles())
            .put("passed", Microseconds.instant(pass.utcMicroseconds()));
    if (pass.millimetresPerSecond() > 0) {
      answer.put("speed_metres_per_second", pass.millimetresPerSecond() / 1e3);
    } else {
      answer.missing("speed_metres_per_second", "was not measured");
    }
    return answer
        .put("confidence", word(pass.confidence()))
        .put("rule", ruleName(pass.rule()))
        .put("rule_version", ruleVersion(pass.rule()))
        .put("evidence", evidence(pass.id(), pass.id()));
  }

  private Answer evidence(EventId first, EventId last) {
    return new Answer(zone)
        .put("first_journal", first.journal().value())
        .put("first_block", first.block())
        .put("last_journal", last.journal().value())
        .put("last_block", last.block());
  }

  private static String written(EventId id) {
    return id.journal().value() + "." + id.block() + "." + id.index();
  }

  private static String ruleName(String rule) {
    int slash = rule.indexOf('/');
    return slash < 0 ? rule : rule.substring(0, slash);
  }

  private static String ruleVersion(String rule) {
    return rule.substring(rule.indexOf('/') + 1);
  }
}
