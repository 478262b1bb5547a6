package org.tallyport.simulator.stepped;

import java.util.Arrays;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.SampleSink;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorState;
import org.tallyport.simulator.model.SignalSink;

/**
 * A sensor that reads a model: every sample is there as soon as its time has come, and the
 * watermark is exactly now.
 */
final class ModelSensor implements Sensor, SignalSink {
  private static final SensorState READS = new SensorState.Reading();

  private final int[] channels;
  private final long offset;
  private final ModelSignals signalsRead;
  private int[] signals = new int[256];
  private long[] times = new long[256];
  private double[] values = new double[256];
  private int count;
  private long watermark = Long.MIN_VALUE;

  /**
   * A sensor without samples yet.
   *
   * @param channels per signal of the model its channel, -1 for one that is not read
   * @param offset board-monotonic time minus time of the run, microseconds
   * @param signalsRead what it leaves when it is closed
   */
  ModelSensor(int[] channels, long offset, ModelSignals signalsRead) {
    this.channels = channels.clone();
    this.offset = offset;
    this.signalsRead = signalsRead;
  }

  /** Takes a value; not a number where it cannot be read. */
  @Override
  public void signal(int signal, long timeMicroseconds, double value) {
    if (count == times.length) {
      signals = Arrays.copyOf(signals, 2 * count);
      times = Arrays.copyOf(times, 2 * count);
      values = Arrays.copyOf(values, 2 * count);
    }
    signals[count] = signal;
    times[count] = timeMicroseconds;
    values[count] = value;
    count++;
  }

  /** The model has given everything up to this time of the run. */
  void complete(long throughMicroseconds) {
    watermark = throughMicroseconds + offset;
  }

  @Override
  public void poll(SampleSink sink) {
    for (int i = 0; i < count; i++) {
      int channel = channels[signals[i]];
      if (channel >= 0) {
        boolean good = !Double.isNaN(values[i]);
        sink.sample(
            channel, times[i] + offset, good ? values[i] : 0, good ? Quality.GOOD : Quality.BAD);
      }
    }
    count = 0;
  }

  @Override
  public long watermarkMicroseconds() {
    return watermark;
  }

  @Override
  public SensorState state() {
    return READS;
  }

  @Override
  public void close() {
    count = 0;
    signalsRead.leave(this);
  }
}
