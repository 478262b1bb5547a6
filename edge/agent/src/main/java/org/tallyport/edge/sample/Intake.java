package org.tallyport.edge.sample;

import org.tallyport.equipment.SampleSink;

/** What stands behind the sample loop: takes the samples of each sensor, then its watermark. */
public interface Intake {
  /** Where the sensor of this index gives its samples. */
  SampleSink sink(int sensor);

  /**
   * The sensor has given all samples up to and including this time.
   *
   * @param sensor index of the sensor
   * @param watermarkMicroseconds board-monotonic time, never going back; {@link Long#MIN_VALUE}
   *     while nothing is known
   */
  void advance(int sensor, long watermarkMicroseconds);

  /** Every sensor was polled once. Must cost next to nothing when nothing happened. */
  void settle();
}
