package org.tallyport.edge.condition;

import org.tallyport.equipment.Quality;

/** Takes what a {@link Conditioner} reports. */
@FunctionalInterface
interface Emission {
  /**
   * One reading.
   *
   * @param signal index of the signal on this board
   * @param timeMicroseconds board-monotonic time at which it was so; never that of a decision
   * @param steps whole steps of the signal's resolution, 0 when bad
   * @param quality bad means that there is no value
   */
  void reading(int signal, long timeMicroseconds, long steps, Quality quality);
}
