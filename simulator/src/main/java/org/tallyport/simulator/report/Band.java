package org.tallyport.simulator.report;

/**
 * A stretch of time behind the lines of a chart.
 *
 * @param kind what it is
 * @param fromMicroseconds time of the run
 * @param toMicroseconds time of the run
 * @param what one line for people
 */
record Band(Kind kind, long fromMicroseconds, long toMicroseconds, String what) {
  enum Kind {
    /** Time that is not known. */
    GAP,
    /** Something was done to the run, until its stated recovery bound. */
    FAULT,
    /** Something was done to the run that may not cost it anything: a mark above the lines. */
    STRIKE
  }
}
