package org.tallyport.simulator.verdict;

import java.time.Duration;

/**
 * The stated recovery bound: so long after the last fault a fresh reading of all equipment is
 * there. Real time of a wired run, simulated time of a stepped one.
 */
public final class RecoveryBound {
  public static final Duration AFTER_THE_LAST_FAULT = Duration.ofSeconds(30);

  private RecoveryBound() {}
}
