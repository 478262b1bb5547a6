package org.tallyport.wire;

import java.util.Optional;
import java.util.OptionalLong;
import org.tallyport.equipment.Quality;

/**
 * Any Sparkplug metric: health of a board, and everything of third-party boards.
 *
 * @param name as the birth gave it; data may have the alias alone
 * @param alias where it has one; UInt64, so that it may be negative here
 * @param utcMilliseconds time of acquisition
 * @param value its value
 * @param quality of the value; good where the message says nothing
 */
public record Metric(
    Optional<String> name, OptionalLong alias, long utcMilliseconds, Value value, Quality quality) {
  /** The value of a metric. */
  public sealed interface Value {
    /** Boolean. */
    record Flag(boolean on) implements Value {}

    /** Every integer type, and DateTime in UTC milliseconds. */
    record Whole(long number) implements Value {}

    /** Float and Double, and UInt64 beyond 2^63. */
    record Decimal(double number) implements Value {}

    /** String, Text, UUID. */
    record Text(String text) implements Value {}

    /**
     * No value.
     *
     * @param type its Sparkplug data type, 0 when unknown
     */
    record Null(int type) implements Value {}

    /**
     * A value that we do not read: bytes, data sets, templates, arrays.
     *
     * @param type its Sparkplug data type, 0 when unknown
     */
    record Opaque(int type) implements Value {}
  }

  /** A good metric without alias, as {@link BoardMessages} takes health. */
  public static Metric named(String name, long utcMilliseconds, Value value) {
    return new Metric(
        Optional.of(name), OptionalLong.empty(), utcMilliseconds, value, Quality.GOOD);
  }
}
