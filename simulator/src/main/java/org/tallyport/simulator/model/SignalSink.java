package org.tallyport.simulator.model;

/** Takes the signals of one model. */
@FunctionalInterface
public interface SignalSink {
  /**
   * A value from this time on.
   *
   * @param signal index into {@link Model#signals()}
   * @param timeMicroseconds since the start of the run
   * @param value in the unit of the signal's role; contacts 0 or 1
   */
  void signal(int signal, long timeMicroseconds, double value);
}
