package org.tallyport.settings;

import java.util.List;
import java.util.Map;

/** A part of a YAML file with the line on which it begins. */
sealed interface Yaml {
  int line();

  /** Key to value, in the file's order; keys are unique. */
  record Mapping(int line, Map<String, Yaml> entries) implements Yaml {}

  record Sequence(int line, List<Yaml> items) implements Yaml {}

  /**
   * A single value.
   *
   * @param value a String, or a Number, a Boolean or nothing as Written
   */
  record Scalar(int line, Object value) implements Yaml {}
}
