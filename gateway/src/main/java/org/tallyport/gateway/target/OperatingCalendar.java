package org.tallyport.gateway.target;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * When a terminal works, in its own zone. Each shift lasts until the next begins, over midnight and
 * over days of 23 or 25 hours too.
 *
 * @param zone of all local times
 * @param shifts by start, ascending, at least one
 * @param weatherLoss share of the hours lost to weather per month, January first, 12 of 0 to under
 *     1
 * @param seasonalShare share of the year's cargo per month, 12 with a sum of 1 (to a millionth)
 */
public record OperatingCalendar(
    ZoneId zone, List<Shift> shifts, List<BigDecimal> weatherLoss, List<BigDecimal> seasonalShare) {
  static final MathContext EXACT = MathContext.DECIMAL128;

  private static final BigDecimal HOUR_NANOSECONDS = BigDecimal.valueOf(3_600_000_000_000L);

  /**
   * One shift of a day.
   *
   * @param name for people
   * @param start local time
   * @param plannedStop time in it in which nobody means to work: handover, meals
   */
  public record Shift(String name, LocalTime start, Duration plannedStop) {}

  public OperatingCalendar {
    shifts = List.copyOf(shifts);
    weatherLoss = List.copyOf(weatherLoss);
    seasonalShare = List.copyOf(seasonalShare);
    if (shifts.isEmpty() || weatherLoss.size() != 12 || seasonalShare.size() != 12) {
      throw new IllegalArgumentException("wanted at least one shift and 12 months");
    }
    for (int i = 1; i < shifts.size(); i++) {
      if (!shifts.get(i - 1).start().isBefore(shifts.get(i).start())) {
        throw new IllegalArgumentException("shifts " + shifts + ": wanted ascending starts");
      }
    }
    for (BigDecimal loss : weatherLoss) {
      if (loss.signum() < 0 || loss.compareTo(BigDecimal.ONE) >= 0) {
        throw new IllegalArgumentException("weather loss " + loss + ": wanted 0 to under 1");
      }
    }
    BigDecimal sum = seasonalShare.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.subtract(BigDecimal.ONE).abs().compareTo(new BigDecimal("0.000001")) > 0) {
      throw new IllegalArgumentException("seasonal shares have the sum " + sum + ", wanted 1");
    }
  }

  /** Twelfths, as exact as 34 digits are. */
  public static List<BigDecimal> evenShares() {
    BigDecimal twelfth = BigDecimal.ONE.divide(BigDecimal.valueOf(12), EXACT);
    return java.util.Collections.nCopies(12, twelfth);
  }

  /** The period of a kind that holds an instant. */
  public Span period(Period kind, Instant at) {
    LocalDate day = at.atZone(zone).toLocalDate();
    return switch (kind) {
      case SHIFT ->
          shiftSpans(day.minusDays(1), day).stream()
              .filter(shift -> !shift.span.from().isAfter(at) && shift.span.to().isAfter(at))
              .findFirst()
              .orElseThrow()
              .span;
      case DAY -> new Span(midnight(day), midnight(day.plusDays(1)));
      case MONTH -> month(YearMonth.from(day));
      case YEAR ->
          new Span(midnight(day.withDayOfYear(1)), midnight(day.withDayOfYear(1).plusYears(1)));
    };
  }

  Span month(YearMonth month) {
    return new Span(midnight(month.atDay(1)), midnight(month.plusMonths(1).atDay(1)));
  }

  Instant midnight(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** Hours in which work can be expected; a planned stop lies evenly over its shift. */
  public BigDecimal operableHours(Span span) {
    BigDecimal hours = BigDecimal.ZERO;
    if (span.isEmpty()) {
      return hours;
    }
    YearMonth last = YearMonth.from(span.to().atZone(zone));
    for (YearMonth m = YearMonth.from(span.from().atZone(zone)); !m.isAfter(last); ) {
      BigDecimal kept = BigDecimal.ONE.subtract(weatherLoss.get(m.getMonthValue() - 1));
      hours = hours.add(shiftHours(month(m).and(span)).multiply(kept));
      m = m.plusMonths(1);
    }
    return hours;
  }

  private BigDecimal shiftHours(Span span) {
    BigDecimal hours = BigDecimal.ZERO;
    if (span.isEmpty()) {
      return hours;
    }
    LocalDate first = span.from().atZone(zone).toLocalDate().minusDays(1);
    LocalDate last = span.to().atZone(zone).toLocalDate();
    for (Placed shift : shiftSpans(first, last)) {
      BigDecimal within = nanoseconds(shift.span.and(span));
      if (within.signum() > 0) {
        BigDecimal whole = nanoseconds(shift.span);
        BigDecimal stop = BigDecimal.valueOf(shift.shift.plannedStop().toNanos()).min(whole);
        hours =
            hours.add(
                within
                    .multiply(whole.subtract(stop))
                    .divide(whole.multiply(HOUR_NANOSECONDS), EXACT));
      }
    }
    return hours;
  }

  private record Placed(Shift shift, Span span) {}

  private List<Placed> shiftSpans(LocalDate first, LocalDate last) {
    List<Placed> placed = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      for (int i = 0; i < shifts.size(); i++) {
        boolean over = i + 1 == shifts.size();
        LocalDate endDay = over ? day.plusDays(1) : day;
        LocalTime end = shifts.get(over ? 0 : i + 1).start();
        Instant from = day.atTime(shifts.get(i).start()).atZone(zone).toInstant();
        Instant to = endDay.atTime(end).atZone(zone).toInstant();
        if (from.isBefore(to)) {
          placed.add(new Placed(shifts.get(i), new Span(from, to)));
        }
      }
    }
    return placed;
  }

  private static BigDecimal nanoseconds(Span span) {
    Duration length = Duration.between(span.from(), span.to());
    return BigDecimal.valueOf(length.getSeconds())
        .movePointRight(9)
        .add(BigDecimal.valueOf(length.getNano()));
  }
}
