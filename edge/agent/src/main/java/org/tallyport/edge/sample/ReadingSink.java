package org.tallyport.edge.sample;

import org.tallyport.equipment.Quality;

/**
 * Takes conditioned readings. Signals are indices into the board's configured list of signals;
 * equipments are numbered by their first appearance in that list. Called by the sample loop's one
 * thread; never blocks.
 */
public interface ReadingSink {
  /**
   * One reading. Within a signal times never go back, and none is at or before an earlier {@link
   * #through} of its equipment.
   *
   * @param signal index of the signal
   * @param timeMicroseconds board-monotonic time of acquisition
   * @param steps value in whole steps of the signal's resolution; ignored when bad
   * @param quality bad means that there is no value
   * @return false when there was no room: the reading is lost, the sink records the gap by itself,
   *     and the signal is unknown until its next reading, so the caller gives its value again soon
   */
  boolean reading(int signal, long timeMicroseconds, long steps, Quality quality);

  /**
   * All readings of an equipment up to and including this time were given before this call.
   *
   * @param equipment index of the equipment
   * @param timeMicroseconds board-monotonic time, never going back
   */
  void through(int equipment, long timeMicroseconds);

  /**
   * Readings of a signal that the source is known to have lost.
   *
   * @param signal index of the signal
   * @param firstMicroseconds last time up to which all is known
   * @param lastMicroseconds first time from which on it is known again
   * @param count how many are missing, 0 when unknown
   * @param reason one line for people
   */
  void lost(int signal, long firstMicroseconds, long lastMicroseconds, long count, String reason);
}
