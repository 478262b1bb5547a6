package org.tallyport.simulator.scenario;

/**
 * Which part of a terminal a scenario stands for, from what it plans to handle in a mean day and
 * what the terminal handled in a year.
 *
 * @param plannedTonnesPerDay mean over the quay by the scenario's cranes
 * @param plannedTeuPerDay the same in TEU
 * @param terminalTonnesPerYear published, all of the terminal
 * @param terminalTeuPerYear published
 * @param capacityTonnesPerYear the claim that the target comes from
 * @param capacityTeuPerYear the claim in TEU
 */
public record Share(
    double plannedTonnesPerDay,
    double plannedTeuPerDay,
    double terminalTonnesPerYear,
    double terminalTeuPerYear,
    double capacityTonnesPerYear,
    double capacityTeuPerYear) {
  private static final double DAYS = 365;

  /** Part of the terminal's tonnes, 0 to 1. */
  public double tonnes() {
    return plannedTonnesPerDay / (terminalTonnesPerYear / DAYS);
  }

  /** Part of the terminal's TEU, 0 to 1. */
  public double teu() {
    return plannedTeuPerDay / (terminalTeuPerYear / DAYS);
  }

  /** The scenario's part of the capacity. */
  public double targetTonnesPerYear() {
    return tonnes() * capacityTonnesPerYear;
  }

  /** The scenario's part of the capacity in TEU. */
  public double targetTeuPerYear() {
    return teu() * capacityTeuPerYear;
  }
}
