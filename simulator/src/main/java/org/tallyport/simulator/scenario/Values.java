package org.tallyport.simulator.scenario;

import java.time.DateTimeException;
import java.util.List;
import java.util.function.Function;
import org.tallyport.settings.Section;

/** Reads single values of a scenario file; a wrong one is reported and answered with a stand-in. */
final class Values {
  static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
  static final String ID_WANTED = "1 to 64 letters, digits, '.', '_' or '-'";
  static final long FOREVER = Long.MAX_VALUE / 8;
  private static final long SECOND = 1_000_000;

  private Values() {}

  static Count count(Section section, String key, int least, int most) {
    String text = section.settings().text(key);
    Count count = Count.parse(text).orElse(new Count(-1, -1));
    if (section.settings().has(key) && (count.least() < least || count.most() > most)) {
      section.fault(
          key, "is \"%s\", wanted %s, from %d to %d".formatted(text, Count.WANTED, least, most));
    }
    return count.least() < 0 ? new Count(least, least) : count;
  }

  static Count count(Section section, String key, int least, int most, int otherwise) {
    return section.settings().has(key)
        ? count(section, key, least, most)
        : new Count(otherwise, otherwise);
  }

  static Span span(Section section, String key, long leastMicroseconds) {
    String text = section.settings().text(key);
    Span none = new Span(leastMicroseconds, leastMicroseconds, false);
    if (!section.settings().has(key)) {
      return none;
    }
    Span span = Span.parse(text).orElse(null);
    if (span == null || shortest(span) < leastMicroseconds) {
      String least =
          leastMicroseconds == 0 ? "" : ", at least PT" + leastMicroseconds / SECOND + "S";
      section.fault(key, "is \"" + text + "\", wanted " + Span.WANTED + least);
      return none;
    }
    return span;
  }

  private static long shortest(Span span) {
    return span.memoryless() ? span.mostMicroseconds() : span.leastMicroseconds();
  }

  /** {@code at}, {@code every} and {@code until} of a part. */
  static Arrivals arrivals(Section section) {
    Span at = span(section, "at", 0);
    boolean again = section.settings().has("every");
    Span every = again ? span(section, "every", SECOND) : at;
    long until = FOREVER;
    if (section.settings().has("until")) {
      until = span(section, "until", SECOND).mostMicroseconds();
      if (!again) {
        section.fault("until", "stands without \"every\"");
      }
    }
    return new Arrivals(
        at, again ? java.util.Optional.of(every) : java.util.Optional.empty(), until);
  }

  /** One of some words that must be there. */
  static String word(Section section, String key, List<String> words) {
    section.settings().text(key);
    return section.settings().word(key, words, words.getFirst());
  }

  /** A text that a standard class can read. */
  static <T> T read(
      Section section, String key, Function<String, T> parse, T otherwise, String wanted) {
    String text = section.settings().text(key);
    if (section.settings().has(key)) {
      try {
        return parse.apply(text);
      } catch (DateTimeException e) {
        section.fault(key, "is \"" + text + "\", wanted " + wanted);
      }
    }
    return otherwise;
  }
}
