package org.tallyport.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a YAML text into a tree that knows its lines; tells the faults where each path lies. */
final class YamlReader {
  private final YAMLParser parser;
  private final Faults faults;

  private YamlReader(YAMLParser parser, Faults faults) {
    this.parser = parser;
    this.faults = faults;
  }

  /** The tree of a text; an empty mapping, with a fault reported, when it is no mapping. */
  static Yaml.Mapping read(String text, Faults faults) {
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      YamlReader reader = new YamlReader(parser, faults);
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        Yaml.Mapping mapping = reader.mapping("");
        reader.end();
        return mapping;
      }
      faults.at(1, "", "wanted \"key: value\" lines");
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      faults.at(line, "", "is no YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw new IllegalStateException("reading a text in memory", e);
    }
    return new Yaml.Mapping(1, Map.of());
  }

  private void end() throws IOException {
    if (parser.nextToken() != null) {
      faults.at(line(), "", "a second document begins; wanted one");
    }
  }

  private Yaml value(JsonToken token, String path) throws IOException {
    int line = line();
    faults.lies(path, line);
    return switch (token) {
      case START_OBJECT -> mapping(path);
      case START_ARRAY -> sequence(path);
      case VALUE_STRING -> new Yaml.Scalar(line, parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Yaml.Scalar(line, parser.getNumberValue());
      case VALUE_TRUE -> new Yaml.Scalar(line, true);
      case VALUE_FALSE -> new Yaml.Scalar(line, false);
      default -> {
        faults.report(path, "has no value");
        yield new Yaml.Nothing(line);
      }
    };
  }

  private Yaml.Mapping mapping(String path) throws IOException {
    int line = line();
    Map<String, Yaml> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      int keyLine = line();
      String keyPath = path.isEmpty() ? key : path + "." + key;
      if (entries.containsKey(key)) {
        faults.at(keyLine, keyPath, "stands here twice");
      }
      entries.put(key, value(parser.nextToken(), keyPath));
      faults.lies(keyPath, keyLine);
    }
    return new Yaml.Mapping(line, entries);
  }

  private Yaml.Sequence sequence(String path) throws IOException {
    int line = line();
    List<Yaml> items = new ArrayList<>();
    JsonToken token = parser.nextToken();
    while (token != null && token != JsonToken.END_ARRAY) {
      items.add(value(token, path + "[" + items.size() + "]"));
      token = parser.nextToken();
    }
    return new Yaml.Sequence(line, items);
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }
}
