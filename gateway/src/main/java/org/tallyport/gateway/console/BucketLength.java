package org.tallyport.gateway.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The lengths into which a window can be cut, along the terminal's own calendar. */
enum BucketLength {
  QUARTER("15m"),
  HOUR("1h"),
  SHIFT("shift"),
  DAY("day"),
  MONTH("month");

  static final String WANTED = "15m, 1h, shift, day or month";

  private final String word;

  BucketLength(String word) {
    this.word = word;
  }

  /** Half open. */
  record Bucket(Instant from, Instant to) {}

  static BucketLength ofWord(String word) throws BadParameter {
    for (BucketLength length : values()) {
      if (length.word.equals(word)) {
        return length;
      }
    }
    throw new BadParameter("bucket", word, WANTED);
  }

  String word() {
    return word;
  }

  /**
   * The buckets of a window; the first and the last end with the window.
   *
   * @throws BadParameter when there are more than {@code most}
   */
  List<Bucket> cut(Instant from, Instant to, TerminalProfile terminal, int most)
      throws BadParameter {
    List<Bucket> buckets = new ArrayList<>();
    Instant begin = from;
    while (begin.isBefore(to)) {
      Instant end = next(begin, terminal);
      buckets.add(new Bucket(begin, end.isBefore(to) ? end : to));
      if (buckets.size() > most) {
        throw new BadParameter("bucket", word, "a window of at most " + most + " buckets");
      }
      begin = end;
    }
    return buckets;
  }

  /** The first bound after a time; days and shifts may have 23 or 25 hours. */
  private Instant next(Instant time, TerminalProfile terminal) {
    ZonedDateTime local = time.atZone(terminal.zone());
    LocalDate date = local.toLocalDate();
    return switch (this) {
      case QUARTER -> Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), 900L) * 900 + 900);
      case HOUR -> local.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
      case SHIFT -> nextShift(time, date, terminal);
      case DAY -> date.plusDays(1).atStartOfDay(terminal.zone()).toInstant();
      case MONTH -> date.withDayOfMonth(1).plusMonths(1).atStartOfDay(terminal.zone()).toInstant();
    };
  }

  private static Instant nextShift(Instant time, LocalDate date, TerminalProfile terminal) {
    return date.datesUntil(date.plusDays(3))
        .flatMap(day -> terminal.shiftStarts().stream().map(start -> day.atTime(start)))
        .map(start -> start.atZone(terminal.zone()).toInstant())
        .filter(start -> start.isAfter(time))
        .min(Instant::compareTo)
        .orElseThrow();
  }
}
