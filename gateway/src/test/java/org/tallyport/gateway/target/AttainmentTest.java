package org.tallyport.gateway.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttainmentTest {
  private static final ZoneId BAKU = ZoneId.of("Asia/Baku");

  private static OperatingCalendar calendar(ZoneId zone) {
    return new OperatingCalendar(
        zone,
        List.of(
            new OperatingCalendar.Shift("day", LocalTime.of(8, 0), Duration.ofHours(1)),
            new OperatingCalendar.Shift("night", LocalTime.of(20, 0), Duration.ofHours(1))),
        Collections.nCopies(12, new BigDecimal("0.10")),
        OperatingCalendar.evenShares());
  }

  private static CapacityClaim claim(String from, String tonnes) {
    return new CapacityClaim(
        "port",
        LocalDate.parse(from),
        new BigDecimal(tonnes),
        CapacityClaim.Unit.TONNES,
        BigDecimal.ONE,
        "design",
        "operator, 2018");
  }

  private static final TargetPlan PLAN =
      new TargetPlan(calendar(BAKU), List.of(claim("2018-01-01", "15000000")));

  /** After day 12 of a month of 30 days. */
  private static final Instant AFTER_DAY_12 = Instant.parse("2026-06-12T20:00:00Z");

  private static Attainment example(Instant at, String handled, String coverage, String hours) {
    return Attainment.at(
        at,
        Period.MONTH,
        PLAN,
        new Handled(
            new BigDecimal(handled),
            new BigDecimal(coverage),
            hours.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(hours))),
        Optional.of(new BigDecimal("2300")));
  }

  private static String known(Quantity quantity, int digits) {
    return assertInstanceOf(Quantity.Known.class, quantity)
        .value()
        .setScale(digits, RoundingMode.HALF_UP)
        .toPlainString();
  }

  @Test
  void givesTheWorkedExampleToTheLastDigit() {
    Attainment figures = example(AFTER_DAY_12, "460000", "1", "225.0");
    OperatingCalendar calendar = PLAN.calendar();
    assertEquals(0, new BigDecimal("594").compareTo(calendar.operableHours(figures.period())), "H");
    assertEquals("1250000.00", known(figures.target(), 2));
    Span shift = calendar.period(Period.SHIFT, AFTER_DAY_12);
    assertEquals("20833.33", known(Quantity.of(PLAN.target(shift)), 2));
    Span hour = new Span(AFTER_DAY_12, AFTER_DAY_12.plusSeconds(3600));
    BigDecimal rate =
        PLAN.target(hour).divide(calendar.operableHours(hour), OperatingCalendar.EXACT);
    assertEquals("2104.377", known(Quantity.of(rate), 3));
    assertEquals("500000.00", known(figures.targetToDate(), 2));
    assertEquals("0.9200", known(figures.attainment(), 4));
    assertEquals("2044.444", known(figures.runRate(), 3));
    assertEquals("1188640", known(figures.projection(), 0));
    assertEquals("2216.611", known(figures.requiredRate(), 3));
    assertEquals("0", known(figures.shortfall(), 0));
    assertEquals("356.4", figures.remainingHours().setScale(1, RoundingMode.HALF_UP).toString());
  }

  @Test
  void measuresAttainmentOnCoveredTimeAndGivesItsLowerBound() {
    Attainment figures = example(AFTER_DAY_12, "400000", "0.8", "");
    assertEquals("1.0000", known(figures.attainment(), 4));
    assertEquals("0.8000", known(figures.lowerBound(), 4));
    assertEquals("2104.377", known(figures.runRate(), 3), "unknown hours are not operable hours");
  }

  @Test
  void saysNothingWhereNothingIsCovered() {
    Attainment figures = example(AFTER_DAY_12, "0", "0", "");
    assertInstanceOf(Quantity.None.class, figures.attainment());
    assertInstanceOf(Quantity.None.class, figures.runRate());
    assertInstanceOf(Quantity.None.class, figures.projection());
  }

  @Test
  void projectsNothingBeforeFivePercent() {
    Attainment figures = example(Instant.parse("2026-06-01T12:00:00Z"), "25000", "1", "");
    assertInstanceOf(Quantity.None.class, figures.projection());
  }

  @Test
  void requiresNothingMoreOnceTheTargetIsMet() {
    assertEquals("0", known(example(AFTER_DAY_12, "1300000", "1", "").requiredRate(), 0));
  }

  @Test
  void requiresNoRateWhenNoHourIsLeft() {
    Attainment figures =
        Attainment.at(
            Instant.parse("2026-06-30T19:59:59.999999999Z"),
            Period.MONTH,
            PLAN,
            new Handled(BigDecimal.TEN, BigDecimal.ONE, Optional.empty()),
            Optional.of(new BigDecimal("2300")));
    assertEquals("1249990", known(figures.shortfall(), 0));
    assertEquals(1, figures.remainingHours().signum());
    Attainment stopped =
        Attainment.at(
            AFTER_DAY_12,
            Period.MONTH,
            new TargetPlan(idle(), PLAN.claims()),
            new Handled(BigDecimal.TEN, BigDecimal.ONE, Optional.empty()),
            Optional.empty());
    assertInstanceOf(Quantity.None.class, stopped.requiredRate());
    assertInstanceOf(Quantity.None.class, stopped.shortfall());
  }

  private static OperatingCalendar idle() {
    return new OperatingCalendar(
        BAKU,
        List.of(new OperatingCalendar.Shift("closed", LocalTime.MIDNIGHT, Duration.ofHours(24))),
        Collections.nCopies(12, BigDecimal.ZERO),
        OperatingCalendar.evenShares());
  }

  @Test
  void integratesAClaimThatChangesWithinTheMonthPieceByPiece() {
    TargetPlan plan =
        new TargetPlan(
            calendar(BAKU),
            List.of(claim("2026-06-16", "30000000"), claim("2018-01-01", "15000000")));
    Span june = plan.calendar().period(Period.MONTH, AFTER_DAY_12);
    assertEquals("1875000.00", known(Quantity.of(plan.target(june)), 2));
    Span before = new Span(june.from(), AFTER_DAY_12);
    assertEquals("500000.00", known(Quantity.of(plan.target(before)), 2), "never restated");
    assertEquals("15000000", plan.claim(AFTER_DAY_12).orElseThrow().valuePerYear().toPlainString());
  }

  @Test
  void reachesTheClaimOverTheYear() {
    Span year = PLAN.calendar().period(Period.YEAR, AFTER_DAY_12);
    assertEquals("15000000.000", known(Quantity.of(PLAN.target(year)), 3));
  }

  @Test
  void knowsDaysOfTwentyThreeAndTwentyFiveHours() {
    // Baku kept summer time until 2015.
    OperatingCalendar calendar = calendar(BAKU);
    Span spring = calendar.period(Period.DAY, Instant.parse("2015-03-29T12:00:00Z"));
    Span autumn = calendar.period(Period.DAY, Instant.parse("2015-10-25T12:00:00Z"));
    assertEquals(Duration.ofHours(23), Duration.between(spring.from(), spring.to()));
    assertEquals(Duration.ofHours(25), Duration.between(autumn.from(), autumn.to()));
    Span night = calendar.period(Period.SHIFT, Instant.parse("2015-10-24T18:00:00Z"));
    assertEquals(Duration.ofHours(13), Duration.between(night.from(), night.to()));
  }

  @Test
  void findsAShiftOverMidnight() {
    Span night = PLAN.calendar().period(Period.SHIFT, Instant.parse("2026-06-12T22:00:00Z"));
    assertEquals(Instant.parse("2026-06-12T16:00:00Z"), night.from());
    assertEquals(Instant.parse("2026-06-13T04:00:00Z"), night.to());
  }
}
