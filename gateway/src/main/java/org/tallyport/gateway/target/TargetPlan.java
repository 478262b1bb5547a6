package org.tallyport.gateway.target;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The targets of a terminal in one unit. A claim that begins within a period counts from its day
 * on: what was due before is never restated.
 *
 * @param calendar when the terminal works
 * @param claims all of one unit; of those that hold, the last to begin is the one in force
 */
public record TargetPlan(OperatingCalendar calendar, List<CapacityClaim> claims) {
  public TargetPlan {
    claims = claims.stream().sorted(Comparator.comparing(CapacityClaim::from)).toList();
    if (claims.stream().map(CapacityClaim::unit).distinct().count() > 1) {
      throw new IllegalArgumentException("claims of one plan are of one unit: " + claims);
    }
  }

  /** The claim in force, which is named wherever a percentage is shown. */
  public Optional<CapacityClaim> claim(Instant at) {
    return claims.stream()
        .filter(claim -> !calendar.midnight(claim.from()).isAfter(at))
        .reduce((earlier, later) -> later);
  }

  /** What is to be handled in a time, in the claims' unit; 0 where no claim is in force. */
  public BigDecimal target(Span span) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < claims.size(); i++) {
      Instant from = calendar.midnight(claims.get(i).from());
      Instant to =
          i + 1 < claims.size() ? calendar.midnight(claims.get(i + 1).from()) : Instant.MAX;
      Span held = new Span(from, to).and(span);
      if (!held.isEmpty()) {
        sum = sum.add(target(held, claims.get(i)));
      }
    }
    return sum;
  }

  private BigDecimal target(Span span, CapacityClaim claim) {
    BigDecimal sum = BigDecimal.ZERO;
    for (YearMonth month : months(span)) {
      Span whole = calendar.month(month);
      BigDecimal hours = calendar.operableHours(whole);
      BigDecimal share = calendar.seasonalShare().get(month.getMonthValue() - 1);
      BigDecimal due = claim.targetPerYear().multiply(share);
      sum =
          sum.add(
              due.multiply(calendar.operableHours(whole.and(span)))
                  .divide(hours, OperatingCalendar.EXACT));
    }
    return sum;
  }

  private List<YearMonth> months(Span span) {
    List<YearMonth> months = new ArrayList<>();
    YearMonth last = YearMonth.from(span.to().atZone(calendar.zone()));
    YearMonth month = YearMonth.from(span.from().atZone(calendar.zone()));
    while (!month.isAfter(last)) {
      if (calendar.operableHours(calendar.month(month)).signum() > 0) {
        months.add(month);
      }
      month = month.plusMonths(1);
    }
    return months;
  }
}
