package org.tallyport.simulator.stepped;

import org.tallyport.simulator.fault.Fault;
import org.tallyport.simulator.fault.FaultPlan;

/**
 * How often the gateway is stepped: with everything else around faults, and where so little is
 * under way that steps are its speed; else less often, so that blocks of several boards share its
 * transactions.
 *
 * @param plan what is done to the run
 */
record Cadence(FaultPlan plan) {
  private static final long CALM_MICROSECONDS = 2_000_000;

  /** How long before and after a fault nothing is calm. */
  private static final long AROUND_MICROSECONDS = 120_000_000;

  /** Whether the gateway is stepped at a time of the run. */
  boolean stepsGateway(long now) {
    return now % CALM_MICROSECONDS == 0 || plan.tuning().narrow() || disturbed(now);
  }

  private boolean disturbed(long now) {
    for (Fault fault : plan.faults()) {
      if (now >= fault.fromMicroseconds() - AROUND_MICROSECONDS
          && now <= fault.toMicroseconds() + AROUND_MICROSECONDS) {
        return true;
      }
    }
    return false;
  }
}
