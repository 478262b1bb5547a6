package org.tallyport.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyport.equipment.Written;

/** Reads a YAML text into a tree that knows its lines; tells the faults where each path lies. */
final class YamlReader {
  private final YAMLParser parser;
  private final Faults faults;

  private YamlReader(YAMLParser parser, Faults faults) {
    this.parser = parser;
    this.faults = faults;
  }

  /** The tree of a text; empty, with a fault reported, when there is none to go on with. */
  static Optional<Yaml.Mapping> read(String text, Faults faults) {
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      YamlReader reader = new YamlReader(parser, faults);
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_OBJECT) {
        Yaml.Mapping mapping = reader.mapping("");
        reader.end();
        return Optional.of(mapping);
      }
      String empty = first == null ? "is empty, " : "";
      faults.at(1, "", empty + "wanted \"key: value\" lines");
    } catch (JsonProcessingException e) {
      BrokenYaml broken = BrokenYaml.of(e);
      faults.at(broken.line(), "", "is no YAML: " + broken.message());
    } catch (IOException e) {
      throw new IllegalStateException("reading a text in memory", e);
    }
    return Optional.empty();
  }

  private void end() throws IOException {
    if (parser.nextToken() != null) {
      faults.at(line(), "", "a second document begins; wanted one, without a line \"---\" in it");
    }
  }

  private Yaml value(JsonToken token, String path) throws IOException {
    int line = line();
    faults.lies(path, line);
    if (parser.isCurrentAlias()) {
      faults.report(path, "is \"*" + parser.getText() + "\", an alias; write the value itself");
    }
    return switch (token) {
      case START_OBJECT -> mapping(path);
      case START_ARRAY -> sequence(path);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Yaml.Scalar(line, number());
      case VALUE_TRUE -> new Yaml.Scalar(line, new Written(parser.getText(), true));
      case VALUE_FALSE -> new Yaml.Scalar(line, new Written(parser.getText(), false));
      case VALUE_NULL -> new Yaml.Scalar(line, Written.NOTHING);
      default -> new Yaml.Scalar(line, parser.getText());
    };
  }

  private Object number() throws IOException {
    String text = parser.getText();
    try {
      return new Written(text, parser.getNumberValue());
    } catch (JsonProcessingException e) {
      // Such as ".nan": no number that anything here could want.
      return text;
    }
  }

  private Yaml.Mapping mapping(String path) throws IOException {
    int line = line();
    Map<String, Yaml> entries = new LinkedHashMap<>();
    Map<String, Integer> lines = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      int keyLine = line();
      String keyPath = path.isEmpty() ? key : path + "." + key;
      Integer first = lines.putIfAbsent(key, keyLine);
      if (first != null) {
        faults.at(keyLine, keyPath, "stands here twice, first on line " + first);
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
