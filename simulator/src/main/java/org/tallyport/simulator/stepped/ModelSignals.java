package org.tallyport.simulator.stepped;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallyport.simulator.model.SignalSink;

/**
 * The signals of one model as they stand on its terminals: whoever begins to read finds the present
 * values there, and what nobody reads is gone.
 */
final class ModelSignals implements SignalSink {
  private final Map<Integer, Double> present = new TreeMap<>();
  private @Nullable ModelSensor reader;
  private long now;

  @Override
  public void signal(int signal, long timeMicroseconds, double value) {
    present.put(signal, value);
    if (reader != null) {
      reader.signal(signal, timeMicroseconds, value);
    }
  }

  /** The model has given everything up to this time of the run. */
  void complete(long throughMicroseconds) {
    now = throughMicroseconds;
    if (reader != null) {
      reader.complete(now);
    }
  }

  /** A sensor reads from now on, in place of an earlier one. */
  void read(ModelSensor sensor) {
    reader = sensor;
    present.forEach((signal, value) -> sensor.signal(signal, now, value));
    sensor.complete(now);
  }

  /** A sensor reads no more. */
  void leave(ModelSensor sensor) {
    if (sensor.equals(reader)) {
      reader = null;
    }
  }
}
