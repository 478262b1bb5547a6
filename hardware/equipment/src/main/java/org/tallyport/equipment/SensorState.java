package org.tallyport.equipment;

/** Whether a sensor reads. */
public sealed interface SensorState {
  /** It reads. */
  record Reading() implements SensorState {}

  /**
   * It does not, and goes on trying.
   *
   * @param reason one line: what failed, which one, the way out
   */
  record Failing(String reason) implements SensorState {}
}
