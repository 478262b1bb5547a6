package org.tallyport.wire;

import org.tallyport.equipment.Quality;

/**
 * The value of a signal for display; never recognised, never in the ledger.
 *
 * @param utcMilliseconds time of acquisition as the board's wall clock has it, at least 0
 * @param steps whole steps of the signal's resolution, 0 when bad
 * @param quality bad means that there is no value
 */
public record LiveValue(long utcMilliseconds, long steps, Quality quality) {
  public LiveValue {
    if (utcMilliseconds < 0 || (quality == Quality.BAD && steps != 0)) {
      throw new IllegalArgumentException(
          "live value at " + utcMilliseconds + " ms, " + steps + " steps, " + quality);
    }
  }
}
