package org.tallyport.simulator.scenario;

import java.util.OptionalDouble;

/**
 * Which part of a terminal a scenario stands for, from what it plans to handle in a mean day and
 * what the terminal handled in a year.
 *
 * @param plan mean of a day
 * @param terminalTonnesPerYear published, all of the terminal
 * @param terminalTeuPerYear published; empty where it has no containers
 * @param claim the capacity that the target comes from
 */
public record Share(
    DailyPlan plan, double terminalTonnesPerYear, OptionalDouble terminalTeuPerYear, Claim claim) {
  private static final double DAYS = 365;

  /** Part of the terminal's tonnes, 0 to 1. */
  public double tonnes() {
    return plan.tonnes() / (terminalTonnesPerYear / DAYS);
  }

  /** Part of the terminal's TEU, 0 to 1; empty where it has none. */
  public OptionalDouble teu() {
    return terminalTeuPerYear.isPresent()
        ? OptionalDouble.of(plan.teu() / (terminalTeuPerYear.getAsDouble() / DAYS))
        : OptionalDouble.empty();
  }

  /** The scenario's part of the capacity. */
  public double targetTonnesPerYear() {
    return tonnes() * claim.tonnesPerYear();
  }

  /** The scenario's part of the capacity in TEU; empty where no capacity in TEU is stated. */
  public OptionalDouble targetTeuPerYear() {
    OptionalDouble part = teu();
    return part.isPresent() && claim.teuPerYear().isPresent()
        ? OptionalDouble.of(part.getAsDouble() * claim.teuPerYear().getAsDouble())
        : OptionalDouble.empty();
  }
}
