package org.tallyport.edge.sample;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.equipment.SampleSink;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorState;

/**
 * The loop that polls the sensors of a board. One thread steps it; it never waits, neither for
 * hardware nor for the disk, and allocates nothing while nothing happens.
 */
public final class SampleLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SampleLoop.class);
  private static final SensorState READING = new SensorState.Reading();

  private final String[] names;
  private final Sensor[] sensors;
  private final SampleSink[] sinks;
  private final Intake intake;
  private final AtomicReferenceArray<SensorState> states;
  private final AtomicLong steps = new AtomicLong();

  /**
   * A loop over opened sensors, which it owns from now on.
   *
   * @param sources the sensors, in the order of the intake's indices
   * @param intake takes the samples
   */
  public SampleLoop(List<Source> sources, Intake intake) {
    this.intake = intake;
    names = sources.stream().map(Source::name).toArray(String[]::new);
    sensors = sources.stream().map(Source::sensor).toArray(Sensor[]::new);
    sinks = new SampleSink[sensors.length];
    states = new AtomicReferenceArray<>(sensors.length);
    for (int i = 0; i < sensors.length; i++) {
      sinks[i] = intake.sink(i);
      states.set(i, READING);
    }
  }

  /** Polls every sensor once. */
  public void step() {
    for (int i = 0; i < sensors.length; i++) {
      Sensor sensor = sensors[i];
      sensor.poll(sinks[i]);
      intake.advance(i, sensor.watermarkMicroseconds());
      SensorState state = sensor.state();
      if (!state.equals(states.getPlain(i))) {
        changed(i, state);
      }
    }
    intake.settle();
    steps.lazySet(steps.getPlain() + 1);
  }

  /** Steps taken; any thread. */
  public long steps() {
    return steps.get();
  }

  /** How many sensors there are. */
  public int sensors() {
    return sensors.length;
  }

  /** How many sensors do not read; any thread. */
  public int failing() {
    int failing = 0;
    for (int i = 0; i < states.length(); i++) {
      if (states.get(i) instanceof SensorState.Failing) {
        failing++;
      }
    }
    return failing;
  }

  /** Closes the sensors. */
  @Override
  public void close() {
    for (Sensor sensor : sensors) {
      sensor.close();
    }
  }

  private void changed(int i, SensorState state) {
    states.set(i, state);
    switch (state) {
      case SensorState.Reading _ -> LOG.info("source {} reads", names[i]);
      case SensorState.Failing failing ->
          LOG.warn("source {} does not read: {}", names[i], failing.reason());
    }
  }
}
