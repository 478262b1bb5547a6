package org.tallyport.simulator.scenario;

import java.util.OptionalDouble;

/**
 * Which part of a terminal a scenario stands for.
 *
 * @param tonnes part of the terminal's tonnes, 0 to 1
 * @param teu part of its TEU; empty where it has none or they are not known
 * @param claim the capacity that the target comes from
 */
public record Share(double tonnes, OptionalDouble teu, Claim claim) {
  /** The scenario's part of the capacity. */
  public double targetTonnesPerYear() {
    return tonnes * claim.tonnesPerYear();
  }

  /** The scenario's part of the capacity in TEU; empty where no capacity in TEU is stated. */
  public OptionalDouble targetTeuPerYear() {
    return teu.isPresent() && claim.teuPerYear().isPresent()
        ? OptionalDouble.of(teu.getAsDouble() * claim.teuPerYear().getAsDouble())
        : OptionalDouble.empty();
  }
}
