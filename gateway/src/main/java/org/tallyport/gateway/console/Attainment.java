package org.tallyport.gateway.console;

import java.time.Instant;
import java.util.Optional;

/**
 * How a terminal stands against its target in one period; the words are those of the target stage.
 *
 * @param from begin of the period
 * @param to end of the period
 * @param at up to when it is looked at, within the period
 * @param targetTonnes of the whole period
 * @param targetToDateTonnes from the begin to {@code at}
 * @param handledTonnes from the begin to {@code at}, in covered time
 * @param attainment handled / target of the covered time, 1 is on target
 * @param attainmentLowerBound handled / whole target to date
 * @param runRateTonnesPerHour per covered operable hour
 * @param projectionTonnes at the end of the period, when it goes on like this
 * @param requiredRateTonnesPerHour for the rest, so that the target is met
 * @param shortfallTonnes what the ceiling cannot make good
 * @param coverage known share of the time to date, 0 to 1
 * @param completeThrough up to when every boundary equipment is known; empty before anything is
 * @param claim the capacity claim that the target comes from
 */
public record Attainment(
    Instant from,
    Instant to,
    Instant at,
    Amount targetTonnes,
    Amount targetToDateTonnes,
    Amount handledTonnes,
    Amount attainment,
    Amount attainmentLowerBound,
    Amount runRateTonnesPerHour,
    Amount projectionTonnes,
    Amount requiredRateTonnesPerHour,
    Amount shortfallTonnes,
    double coverage,
    Optional<Instant> completeThrough,
    Optional<Claim> claim) {

  public Attainment {
    if (!(coverage >= 0 && coverage <= 1)) {
      throw new IllegalArgumentException("coverage " + coverage + ": wanted 0 to 1");
    }
  }

  /**
   * A dated capacity claim.
   *
   * @param name what people call it
   * @param tonnesPerYear its value, times {@code share} when the target is a share of it
   * @param share part of the claim that this terminal stands for, over 0 to 1
   * @param status such as {@code design} or {@code planned}
   * @param from since when it holds, ISO date
   * @param source where it was published
   */
  public record Claim(
      String name, double tonnesPerYear, double share, String status, String from, String source) {}
}
