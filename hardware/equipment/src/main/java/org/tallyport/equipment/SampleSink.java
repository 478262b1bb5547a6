package org.tallyport.equipment;

/** Takes what a {@link Sensor} gives. Channels are indices into the list it was planned with. */
public interface SampleSink {
  /**
   * One sample.
   *
   * @param channel index of the channel
   * @param timeMicroseconds board-monotonic time of acquisition, from the source where it stamps
   * @param value in the unit of the channel's signal; contacts 0 or 1; ignored when bad
   * @param quality bad means that there is no value
   */
  void sample(int channel, long timeMicroseconds, double value, Quality quality);

  /**
   * Samples which the source or the driver knows to have lost.
   *
   * @param channel index of the channel
   * @param firstMicroseconds last time before which nothing is missing, exclusive
   * @param lastMicroseconds first time from which on it is known again
   * @param count how many are missing, 0 when unknown
   * @param reason one line, such as {@code "queue overflow at the PLC"}
   */
  void lost(int channel, long firstMicroseconds, long lastMicroseconds, long count, String reason);
}
