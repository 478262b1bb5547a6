package org.tallyport.gateway.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The query of a request, read strictly: what it does not know or understand it refuses. */
final class Parameters {
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final long QUARTER_SECONDS = 900;

  private final Map<String, List<String>> query;

  /**
   * @param query names to values, as they stand in the address
   * @param known names that this request may have
   * @throws BadParameter for any other name, and for one that is given twice
   */
  Parameters(Map<String, List<String>> query, Set<String> known) throws BadParameter {
    this.query = query;
    for (Map.Entry<String, List<String>> one : query.entrySet()) {
      String value = String.join(", ", one.getValue());
      if (!known.contains(one.getKey())) {
        throw new BadParameter(one.getKey(), value, "only " + known.stream().sorted().toList());
      }
      if (one.getValue().size() > 1) {
        throw new BadParameter(one.getKey(), value, "it only once");
      }
    }
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(query.get(name)).map(List::getFirst);
  }

  /** A time with zone; a {@code +} that became a blank on the way is taken for what it was. */
  Instant time(String name, Instant otherwise) throws BadParameter {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    String wanted = "a time with zone such as 2026-03-12T20:00:00Z, from 1970 to 2199";
    try {
      Instant time = OffsetDateTime.parse(text.get().replace(' ', '+')).toInstant();
      if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
        throw new BadParameter(name, text.get(), wanted);
      }
      return time;
    } catch (DateTimeException e) {
      throw new BadParameter(name, text.get(), wanted);
    }
  }

  /** A time on a full quarter of an hour. */
  Instant quarter(String name, Instant otherwise) throws BadParameter {
    Instant time = time(name, otherwise);
    if (Math.floorMod(time.getEpochSecond(), QUARTER_SECONDS) != 0 || time.getNano() != 0) {
      throw new BadParameter(name, text(name).orElse(""), "a full quarter of an hour");
    }
    return time;
  }

  int limit(int otherwise, int most) throws BadParameter {
    Optional<String> text = text("limit");
    if (text.isEmpty()) {
      return otherwise;
    }
    boolean number = text.get().matches("[0-9]{1,6}");
    int limit = number ? Integer.parseInt(text.get()) : 0;
    if (limit < 1 || limit > most) {
      throw new BadParameter("limit", text.get(), "a whole number from 1 to " + most);
    }
    return limit;
  }

  Period period() throws BadParameter {
    String text = text("period").orElse("month");
    for (Period period : Period.values()) {
      if (SiteAnswers.word(period).equals(text)) {
        return period;
      }
    }
    throw new BadParameter("period", text, "shift, day, month or year");
  }

  /** Refuses a window that does not go forwards. */
  void window(Instant from, Instant to) throws BadParameter {
    if (!from.isBefore(to)) {
      throw new BadParameter("to", text("to").orElse(to.toString()), "a time after from " + from);
    }
  }
}
