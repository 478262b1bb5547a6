package org.tallyport.simulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The part of JSON Schema 2020-12 that the scenarios' schema uses. */
final class Schema {
  private final JsonNode root;

  Schema(JsonNode root) {
    this.root = root;
  }

  boolean takes(JsonNode value) {
    return takes(root, value);
  }

  private boolean takes(JsonNode schema, JsonNode value) {
    if (schema.has("$ref")) {
      return takes(root.at(schema.get("$ref").asText().substring(1)), value);
    }
    return type(schema, value)
        && alternatives(schema, value)
        && single(schema, value)
        && (!value.isObject() || object(schema, value))
        && (!value.isArray() || array(schema, value));
  }

  private static boolean type(JsonNode schema, JsonNode value) {
    JsonNode type = schema.path("type");
    if (type.isMissingNode()) {
      return true;
    }
    for (JsonNode one : type.isArray() ? type : root(type)) {
      boolean fits =
          switch (one.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "number" -> value.isNumber();
            case "integer" -> value.isNumber() && value.asDouble() == Math.rint(value.asDouble());
            default -> throw new IllegalArgumentException(one.asText());
          };
      if (fits) {
        return true;
      }
    }
    return false;
  }

  private static Iterable<JsonNode> root(JsonNode one) {
    return java.util.List.of(one);
  }

  private boolean alternatives(JsonNode schema, JsonNode value) {
    int fit = 0;
    for (JsonNode one : schema.path("oneOf")) {
      fit += takes(one, value) ? 1 : 0;
    }
    boolean any = !schema.has("anyOf");
    for (JsonNode one : schema.path("anyOf")) {
      any |= takes(one, value);
    }
    return any
        && (!schema.has("oneOf") || fit == 1)
        && (!schema.has("not") || !takes(schema.get("not"), value));
  }

  private static boolean single(JsonNode schema, JsonNode value) {
    if (schema.has("const") && !schema.get("const").equals(value)) {
      return false;
    }
    boolean listed = !schema.has("enum");
    for (JsonNode one : schema.path("enum")) {
      listed |= one.equals(value);
    }
    boolean formed =
        !value.isTextual()
            || !schema.has("pattern")
            || java.util.regex.Pattern.compile(schema.get("pattern").asText())
                .matcher(value.asText())
                .find();
    boolean within =
        !value.isNumber()
            || (value.asDouble() >= schema.path("minimum").asDouble(-1e300)
                && value.asDouble() <= schema.path("maximum").asDouble(1e300));
    return listed && formed && within;
  }

  private boolean object(JsonNode schema, JsonNode value) {
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asText())) {
        return false;
      }
    }
    for (Map.Entry<String, JsonNode> one : schema.path("dependentRequired").properties()) {
      for (JsonNode name : one.getValue()) {
        if (value.has(one.getKey()) && !value.has(name.asText())) {
          return false;
        }
      }
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode its = schema.path("properties").path(field.getKey());
      JsonNode other = its.isMissingNode() ? schema.path("additionalProperties") : its;
      if (other.isBoolean() ? !other.asBoolean() : !takes(other, field.getValue())) {
        return false;
      }
    }
    return true;
  }

  private boolean array(JsonNode schema, JsonNode value) {
    if (value.size() < schema.path("minItems").asInt(0)
        || value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
      return false;
    }
    for (JsonNode item : value) {
      if (!takes(schema.path("items"), item)) {
        return false;
      }
    }
    return true;
  }
}
