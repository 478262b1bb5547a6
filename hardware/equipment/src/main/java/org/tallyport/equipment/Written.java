package org.tallyport.equipment;

import java.util.Optional;

/**
 * A value of a configuration together with how it is written there: {@code 0x48} is 72, but a
 * password {@code 0123} stays that.
 *
 * @param text as it stands in the file; empty where a key stands without a value
 * @param value a String, Number or Boolean
 */
public record Written(String text, Object value) {
  /** A key without a value. */
  public static final Written NOTHING = new Written("", Optional.empty());

  /** A value of {@link Settings}; empty where it is a part of its own. */
  static Optional<Written> of(Object value) {
    return switch (value) {
      case Written written -> Optional.of(written);
      case String text -> Optional.of(new Written(text, text));
      case Number _, Boolean _ -> Optional.of(new Written(String.valueOf(value), value));
      default -> Optional.empty();
    };
  }
}
