package org.tallyport.edge.condition;

import org.tallyport.edge.config.Condition;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Signal;
import org.tallyport.equipment.ValueType;

/**
 * Turns the raw samples of one signal into readings. What comes out depends on the samples and
 * their times alone, never on how often {@link #advance} is called. Readings leave in order of
 * time, each with the time of a sample.
 */
sealed interface Conditioner permits ContactConditioner, ValueConditioner {
  /** {@link #heldBackMicroseconds()} when nothing is held back. */
  long NOTHING = Long.MAX_VALUE;

  /**
   * One sample; times never go back.
   *
   * @param raw as the source gave it, before scaling; ignored when bad
   */
  void sample(long timeMicroseconds, double raw, Quality quality);

  /** No further sample has a time up to and including this one. */
  void advance(long watermarkMicroseconds);

  /**
   * Says again what still stands at this time, when that was not said for the longest interval:
   * whoever lost the reading before it knows it again. What is silent or bad is not said again.
   */
  void repeat(long watermarkMicroseconds);

  /**
   * Samples up to this time were lost: what was said last no longer stands. Called before the
   * sample that ends the loss.
   */
  void lost(long lastMicroseconds);

  /**
   * The earliest time that a reading still to come from earlier samples may have; {@link #NOTHING}
   * when none can.
   */
  long heldBackMicroseconds();

  /** The conditioner of a signal. */
  static Conditioner of(int index, Signal signal, Condition condition, Emission sink) {
    return signal.type() == ValueType.BOOLEAN
        ? new ContactConditioner(index, condition, sink)
        : new ValueConditioner(index, signal, condition, sink);
  }
}
