package org.tallyport.gateway.target;

import static org.tallyport.gateway.target.OperatingCalendar.EXACT;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * How a terminal stands against its target at an instant of a period. Amounts are in the unit of
 * the claims, rates per operable hour, shares as fractions (1 is all).
 *
 * @param period its begin and end
 * @param at up to when it is looked at
 * @param target of the whole period
 * @param targetToDate from the begin to {@code at}
 * @param attainment handled / target of the covered time
 * @param lowerBound handled / whole target to date: as if nothing was done in unknown time
 * @param runRate per operable hour
 * @param projection at the end, when it goes on like this
 * @param requiredRate for the rest, so that the target is met; 0 when it is met
 * @param shortfall what the ceiling cannot make good, at least 0
 * @param remainingHours operable hours from {@code at} to the end
 * @param claim the claim in force at {@code at}
 */
public record Attainment(
    Span period,
    Instant at,
    Quantity target,
    Quantity targetToDate,
    Quantity attainment,
    Quantity lowerBound,
    Quantity runRate,
    Quantity projection,
    Quantity requiredRate,
    Quantity shortfall,
    BigDecimal remainingHours,
    Optional<CapacityClaim> claim) {
  private static final BigDecimal LEAST_ELAPSED = new BigDecimal("0.05");

  /**
   * The attainment of the period that holds an instant.
   *
   * @param ceiling the highest rate per operable hour that can be kept up; empty when nobody knows
   */
  public static Attainment at(
      Instant at, Period kind, TargetPlan plan, Handled handled, Optional<BigDecimal> ceiling) {
    OperatingCalendar calendar = plan.calendar();
    Span period = calendar.period(kind, at);
    Span toDate = new Span(period.from(), at);
    BigDecimal planned = calendar.operableHours(toDate);
    BigDecimal all = calendar.operableHours(period);
    BigDecimal remaining = all.subtract(planned);
    BigDecimal target = plan.target(period);
    Quantity known = target.signum() > 0 ? Quantity.of(target) : noClaim();
    Quantity runRate = runRate(handled, planned);
    Quantity required =
        known instanceof Quantity.None ? known : required(target, handled, remaining);
    return new Attainment(
        period,
        at,
        known,
        known instanceof Quantity.None ? known : Quantity.of(plan.target(toDate)),
        share(handled, plan.target(toDate), handled.coverage()),
        share(handled, plan.target(toDate), BigDecimal.ONE),
        runRate,
        projection(runRate, handled, planned, all),
        required,
        shortfall(known, handled, remaining, ceiling),
        remaining,
        plan.claim(at));
  }

  private static Quantity noClaim() {
    return Quantity.none("no capacity claim is in force");
  }

  private static Quantity share(Handled handled, BigDecimal target, BigDecimal coverage) {
    if (target.signum() <= 0) {
      return Quantity.none("nothing was due yet");
    }
    if (handled.coverage().signum() == 0) {
      return Quantity.none("nothing of it is covered");
    }
    return Quantity.of(handled.amount().divide(target.multiply(coverage), EXACT));
  }

  private static Quantity runRate(Handled handled, BigDecimal planned) {
    BigDecimal hours = handled.operableHours().orElse(planned.multiply(handled.coverage()));
    return hours.signum() <= 0
        ? Quantity.none("no operable hour is known")
        : Quantity.of(handled.amount().divide(hours, EXACT));
  }

  private static Quantity projection(
      Quantity runRate, Handled handled, BigDecimal planned, BigDecimal all) {
    if (planned.compareTo(all.multiply(LEAST_ELAPSED)) < 0) {
      return Quantity.none("under 5 % of the period have passed");
    }
    return switch (runRate) {
      case Quantity.None none -> none;
      case Quantity.Known rate ->
          Quantity.of(handled.amount().add(rate.value().multiply(all.subtract(planned), EXACT)));
    };
  }

  private static Quantity required(BigDecimal target, Handled handled, BigDecimal remaining) {
    BigDecimal missing = target.subtract(handled.amount());
    if (missing.signum() <= 0) {
      return Quantity.of(BigDecimal.ZERO);
    }
    return remaining.signum() <= 0
        ? Quantity.none("no operable hour is left")
        : Quantity.of(missing.divide(remaining, EXACT));
  }

  private static Quantity shortfall(
      Quantity target, Handled handled, BigDecimal remaining, Optional<BigDecimal> ceiling) {
    if (ceiling.isEmpty()) {
      return Quantity.none("no ceiling is known");
    }
    return switch (target) {
      case Quantity.None none -> none;
      case Quantity.Known known ->
          Quantity.of(
              known
                  .value()
                  .subtract(handled.amount())
                  .subtract(ceiling.get().multiply(remaining))
                  .max(BigDecimal.ZERO));
    };
  }
}
