package org.tallyport.simulator.stepped;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallyport.equipment.Role;
import org.tallyport.simulator.model.SignalSink;

/**
 * The signals of one model as they stand on its terminals: whoever begins to read finds the present
 * values there, and what nobody reads is gone.
 */
final class ModelSignals implements SignalSink {
  private final Map<Integer, Double> present = new TreeMap<>();
  private final Map<Integer, Integer> broken = new TreeMap<>();
  private final List<ModelSensor> readers = new ArrayList<>();
  private final Defects defects;
  private int down;
  private long now;

  /** The signals of a model with these roles. */
  ModelSignals(List<Role> roles) {
    defects = new Defects(roles, this::restate);
  }

  /** What is wrong with its sensors. */
  Defects defects() {
    return defects;
  }

  @Override
  public void signal(int signal, long timeMicroseconds, double value) {
    present.put(signal, value);
    if (reads(signal)) {
      readers.forEach(reader -> defects.give(signal, timeMicroseconds, value, reader));
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

  /** The nth signal, counted around, cannot be read, or it can again. */
  void broken(int nth, boolean begins) {
    int signal = defects.signal(nth);
    broken.merge(signal, begins ? 1 : -1, Integer::sum);
    broken.values().removeIf(count -> count == 0);
    restate(signal);
  }

  /** Tells all readers how a signal stands now. */
  private void restate(int signal) {
    readers.forEach(reader -> tell(reader, signal));
  }

  private void tell(ModelSensor reader, int signal) {
    Double value = present.get(signal);
    if (value != null) {
      if (reads(signal)) {
        defects.give(signal, now, value, reader);
      } else {
        reader.signal(signal, now, Double.NaN);
      }
    }
  }

  /** The model has given everything up to this time of the run. */
  void complete(long throughMicroseconds) {
    long before = now;
    now = throughMicroseconds;
    for (ModelSensor reader : readers) {
      defects.chattering().stream()
          .filter(this::reads)
          .forEach(signal -> defects.rattle(signal, before, now, reader));
      reader.complete(now);
    }
  }

  /** A sensor reads from now on, beside others that do. */
  void read(ModelSensor sensor) {
    readers.add(sensor);
    present.keySet().forEach(signal -> tell(sensor, signal));
    sensor.complete(now);
  }

  /** A sensor reads no more. */
  void leave(ModelSensor sensor) {
    readers.remove(sensor);
  }
}
