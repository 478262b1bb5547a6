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
  private final Map<Integer, Integer> broken = new TreeMap<>();
  private @Nullable ModelSensor reader;
  private int down;
  private long now;

  @Override
  public void signal(int signal, long timeMicroseconds, double value) {
    present.put(signal, value);
    if (reader != null && reads(signal)) {
      reader.signal(signal, timeMicroseconds, value);
    }
  }

  private boolean reads(int signal) {
    return down == 0 && !broken.containsKey(signal);
  }

  /** None of the signals can be read, or they can again. */
  void down(boolean begins) {
    down += begins ? 1 : -1;
    present.keySet().forEach(this::restate);
  }

  /** One signal cannot be read, or it can again. */
  void broken(int signal, boolean begins) {
    broken.merge(signal, begins ? 1 : -1, Integer::sum);
    broken.values().removeIf(count -> count == 0);
    restate(signal);
  }

  /** Tells the reader how a signal stands now. */
  private void restate(int signal) {
    Double value = present.get(signal);
    if (reader != null && value != null) {
      reader.signal(signal, now, reads(signal) ? value : Double.NaN);
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
    present.keySet().forEach(this::restate);
    sensor.complete(now);
  }

  /** A sensor reads no more. */
  void leave(ModelSensor sensor) {
    if (sensor.equals(reader)) {
      reader = null;
    }
  }
}
