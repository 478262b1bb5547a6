package org.tallyport.simulator.scenario;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tallyport.simulator.model.Chance;

/**
 * How long: a duration, one between two bounds by chance, or one of a mean whose chance has no
 * memory. Written {@code PT6H}, {@code PT2H to PT8H} or {@code about PT6H}, in ISO 8601.
 *
 * @param leastMicroseconds at least 0
 * @param mostMicroseconds the upper bound; the mean where it has no memory
 * @param memoryless whether it is as likely to end in the next minute whenever one looks
 */
record Span(long leastMicroseconds, long mostMicroseconds, boolean memoryless) {
  static final String WANTED =
      "a duration such as PT6H, two such as PT2H to PT8H, or a mean such as about PT6H, at most"
          + " P366D";
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final String ABOUT = "about ";

  /** A memoryless span is at least this part of its mean and at most so many means. */
  private static final double LEAST_PART = 0.05;

  private static final double MOST_MEANS = 6;

  static Optional<Span> parse(String text) {
    try {
      if (text.startsWith(ABOUT)) {
        return Optional.of(new Span(0, microseconds(text.substring(ABOUT.length())), true));
      }
      String[] bounds = text.split(" to ", -1);
      long least = microseconds(bounds[0]);
      long most = microseconds(bounds[bounds.length - 1]);
      return bounds.length > 2 || most < least
          ? Optional.empty()
          : Optional.of(new Span(least, most, false));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static long microseconds(String text) {
    Duration duration = Duration.parse(text);
    if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
      throw new DateTimeException(text);
    }
    return TimeUnit.MILLISECONDS.toMicros(duration.toMillis());
  }

  double meanMicroseconds() {
    return memoryless ? mostMicroseconds : (leastMicroseconds + mostMicroseconds) / 2.0;
  }

  /** One of them, microseconds; a fixed one does not move the chance. */
  long draw(Chance chance) {
    if (memoryless) {
      double means = -StrictMath.log(1 - chance.fraction());
      return (long) (mostMicroseconds * Math.clamp(means, LEAST_PART, MOST_MEANS));
    }
    return leastMicroseconds == mostMicroseconds
        ? leastMicroseconds
        : (long) chance.between((double) leastMicroseconds, (double) mostMicroseconds);
  }
}
