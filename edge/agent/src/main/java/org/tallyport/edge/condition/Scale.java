package org.tallyport.edge.condition;

import org.tallyport.edge.config.Condition;
import org.tallyport.equipment.Signal;

/** From a raw value to whole steps of the signal's resolution. */
final class Scale {
  /** There is no plausible value. Never a number of steps. */
  static final long IMPLAUSIBLE = Long.MIN_VALUE;

  private final Signal signal;
  private final double factor;
  private final double offset;
  private final double least;
  private final double most;

  Scale(Signal signal, Condition condition) {
    this.signal = signal;
    this.factor = condition.factor();
    this.offset = condition.offset();
    this.least = condition.least();
    this.most = condition.most();
  }

  /**
   * The steps of a raw value, or {@link #IMPLAUSIBLE} when it is no number, outside the plausible
   * range, or more than the signal carries. Never clamped.
   */
  long steps(double raw) {
    double value = raw * factor + offset;
    if (!(value >= least && value <= most) || !Double.isFinite(value)) {
      return IMPLAUSIBLE;
    }
    long steps = signal.steps(value);
    return signal.carries(steps) ? steps : IMPLAUSIBLE;
  }
}
