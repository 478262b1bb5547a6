package org.tallyport.equipment;

/**
 * One opened source of samples: a set of pins, a converter chip, a PLC session. The sample loop
 * owns it and calls it from one thread.
 *
 * <p>A sensor which cannot read goes on trying by itself. It gives each of its channels one sample
 * of {@link Quality#BAD} at the time from which it does not know, and its watermark goes on, so
 * that the other signals of the equipment are not held up.
 */
public interface Sensor extends AutoCloseable {
  /**
   * Gives everything sensed since the last call; never blocks. Per channel times never go back, and
   * no sample has a time at or before the {@link #watermarkMicroseconds()} of an earlier poll.
   */
  void poll(SampleSink sink);

  /**
   * Every sample up to and including this board-monotonic time has been given by {@link #poll}.
   * Never goes back. {@link Long#MIN_VALUE} until the first sample (good or bad) of every channel
   * was given.
   */
  long watermarkMicroseconds();

  /** Whether it reads, and if not, why: for health, never for control flow. */
  SensorState state();

  /** Releases pins, buses, sessions and threads; never throws. */
  @Override
  void close();
}
