package org.tallyport.edge;

/**
 * The pace of the loops: drives commit intervals and protocol time-outs, and never stamps a
 * reading; that is the board clock's. Both are the system's on a board; a simulation that runs
 * faster than life has a simulated board clock and a real pacer; stepped, both are virtual.
 */
public interface Pacer {
  /** Microseconds since some start, never going back. */
  long microseconds();

  /**
   * Waits about so long.
   *
   * @throws InterruptedException when the thread is told to end
   */
  void pause(long microseconds) throws InterruptedException;
}
