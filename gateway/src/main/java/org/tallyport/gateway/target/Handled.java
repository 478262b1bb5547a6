package org.tallyport.gateway.target;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What was handled from the begin of a period to an instant, in covered time.
 *
 * @param amount in the unit of the target
 * @param coverage known share of that time, 0 to 1
 * @param operableHours hours in which work was really possible and known: planned ones without
 *     weather stops and without unknown time; empty: planned × coverage
 */
public record Handled(BigDecimal amount, BigDecimal coverage, Optional<BigDecimal> operableHours) {
  public Handled {
    if (coverage.signum() < 0 || coverage.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("coverage " + coverage + ": wanted 0 to 1");
    }
  }
}
