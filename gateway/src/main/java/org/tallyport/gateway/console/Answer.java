package org.tallyport.gateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * One JSON object of an answer. A field whose figure is unknown becomes null, and the object's last
 * field, {@code reason}, says per such field why.
 */
final class Answer {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ObjectNode fields = NODES.objectNode();
  private final ObjectNode reasons = NODES.objectNode();
  private final ZoneId zone;

  /** Times are written in this zone. */
  Answer(ZoneId zone) {
    this.zone = zone;
  }

  Answer put(String name, String value) {
    fields.put(name, value);
    return this;
  }

  Answer put(String name, boolean value) {
    fields.put(name, value);
    return this;
  }

  Answer put(String name, long value) {
    fields.put(name, value);
    return this;
  }

  Answer put(String name, double value) {
    fields.set(name, number(value));
    return this;
  }

  Answer put(String name, Instant value) {
    fields.put(name, written(value, zone));
    return this;
  }

  Answer put(String name, Answer value) {
    fields.set(name, value.json());
    return this;
  }

  Answer put(String name, Amount value) {
    return switch (value) {
      case Amount.Known known -> put(name, known.value());
      case Amount.Unknown unknown -> missing(name, unknown.reason());
    };
  }

  /** The time, or null with the reason. */
  Answer put(String name, Optional<Instant> value, String reason) {
    return value.isPresent() ? put(name, value.get()) : missing(name, reason);
  }

  Answer put(String name, List<Answer> values) {
    fields.set(name, array(values));
    return this;
  }

  Answer words(String name, List<String> values) {
    ArrayNode array = fields.putArray(name);
    values.forEach(array::add);
    return this;
  }

  /** A figure that cannot be given. */
  Answer missing(String name, String reason) {
    fields.putNull(name);
    reasons.put(name, reason);
    return this;
  }

  /** The object, with the reasons for its nulls. */
  ObjectNode json() {
    ObjectNode all = fields.deepCopy();
    if (!reasons.isEmpty()) {
      all.set("reason", reasons);
    }
    return all;
  }

  static ArrayNode array(List<Answer> values) {
    ArrayNode array = NODES.arrayNode(values.size());
    values.forEach(value -> array.add(value.json()));
    return array;
  }

  /** ISO 8601 with offset. */
  static String written(Instant time, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone).toOffsetDateTime());
  }

  /** Whole numbers without a decimal point. */
  private static JsonNode number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
    return whole ? NODES.numberNode((long) value) : NODES.numberNode(value);
  }
}
