package org.tallyport.edge.condition;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.tallyport.edge.config.Condition;
import org.tallyport.edge.sample.CurrentValues;
import org.tallyport.edge.sample.Intake;
import org.tallyport.edge.sample.ReadingSink;
import org.tallyport.edge.sample.SignalList;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.SampleSink;
import org.tallyport.equipment.Signal;

/**
 * Conditions the samples of a whole board and says for each equipment up to which time its readings
 * are complete: the least, over its signals, of the sensor's watermark and the time just before
 * what is held back.
 */
public final class Conditioning implements Intake {
  /** How often is looked which signals are to be said again. */
  private static final long REPEAT_MICROSECONDS = 1_000_000;

  private final Conditioner[] conditioners;
  private final int[][] signalsOf;
  private final boolean[] bound;
  private final long[] watermarks;

  /** Per sensor: when it was last looked which signals are to be said again. */
  private final long[] repeated;

  private final Throughs throughs;
  private final Outlet outlet;
  private final ReadingSink ring;
  private final boolean[] holding;
  private final int[] holdingOf;
  private final AtomicLong lateSamples = new AtomicLong();

  /**
   * Conditions for a board.
   *
   * @param signals the board's signals; equipments are numbered by their first appearance
   * @param conditions one per signal
   * @param signalsOfSensor per sensor the index of the signal of each of its channels; every signal
   *     has exactly one channel
   * @param ring takes the readings
   * @param current is told every reading
   */
  public Conditioning(
      List<Signal> signals,
      List<Condition> conditions,
      List<int[]> signalsOfSensor,
      ReadingSink ring,
      CurrentValues current) {
    this.ring = ring;
    signalsOf = signalsOfSensor.stream().map(int[]::clone).toArray(int[][]::new);
    bound = new boolean[signals.size()];
    watermarks = new long[signalsOf.length];
    java.util.Arrays.fill(watermarks, Long.MIN_VALUE);
    repeated = new long[signalsOf.length];
    SignalList list = new SignalList(signals);
    outlet = new Outlet(list, ring, current);
    throughs = new Throughs(list, sensorOf(), outlet, ring);
    conditioners = new Conditioner[signals.size()];
    holding = new boolean[signals.size()];
    holdingOf = new int[signalsOf.length];
    for (int i = 0; i < conditioners.length; i++) {
      conditioners[i] = Conditioner.of(i, signals.get(i), conditions.get(i), outlet);
    }
  }

  @Override
  public SampleSink sink(int sensor) {
    return new Channels(sensor);
  }

  @Override
  public void advance(int sensor, long watermarkMicroseconds) {
    if (watermarkMicroseconds <= watermarks[sensor]) {
      return;
    }
    watermarks[sensor] = watermarkMicroseconds;
    if (holdingOf[sensor] > 0) {
      for (int signal : signalsOf[sensor]) {
        if (holding[signal]) {
          conditioners[signal].advance(watermarkMicroseconds);
          hold(sensor, signal);
        }
      }
    }
    repeat(sensor, watermarkMicroseconds);
  }

  /** Looks now and then which signals are to be said again. */
  private void repeat(int sensor, long watermarkMicroseconds) {
    if (watermarkMicroseconds - repeated[sensor] >= REPEAT_MICROSECONDS) {
      repeated[sensor] = watermarkMicroseconds;
      for (int signal : signalsOf[sensor]) {
        conditioners[signal].repeat(watermarkMicroseconds);
      }
    }
  }

  @Override
  public void settle() {
    outlet.giveAgain();
    throughs.mark(watermarks, conditioners, holdingOf);
  }

  /**
   * Samples that came after their sensor had said that there were no more; they are losses; any
   * thread.
   */
  public long lateSamples() {
    return lateSamples.get();
  }

  private void hold(int sensor, int signal) {
    boolean holds = conditioners[signal].heldBackMicroseconds() != Conditioner.NOTHING;
    if (holds != holding[signal]) {
      holding[signal] = holds;
      holdingOf[sensor] += holds ? 1 : -1;
    }
  }

  private int[] sensorOf() {
    int[] sensorOf = new int[bound.length];
    for (int sensor = 0; sensor < signalsOf.length; sensor++) {
      for (int signal : signalsOf[sensor]) {
        if (bound[signal]) {
          throw new IllegalArgumentException("signal " + signal + " has two channels");
        }
        bound[signal] = true;
        sensorOf[signal] = sensor;
      }
    }
    for (int signal = 0; signal < bound.length; signal++) {
      if (!bound[signal]) {
        throw new IllegalArgumentException("signal " + signal + " has no channel");
      }
    }
    return sensorOf;
  }

  /** The channels of one sensor. */
  private final class Channels implements SampleSink {
    private final int sensor;

    Channels(int sensor) {
      this.sensor = sensor;
    }

    @Override
    public void sample(int channel, long timeMicroseconds, double value, Quality quality) {
      int signal = signalsOf[sensor][channel];
      if (timeMicroseconds <= watermarks[sensor]) {
        late(signal, timeMicroseconds);
        return;
      }
      conditioners[signal].sample(timeMicroseconds, value, quality);
      hold(sensor, signal);
    }

    @Override
    public void lost(int channel, long first, long last, long count, String reason) {
      int signal = signalsOf[sensor][channel];
      conditioners[signal].lost(last);
      hold(sensor, signal);
      ring.lost(signal, first, last, count, reason);
    }

    private void late(int signal, long timeMicroseconds) {
      lateSamples.incrementAndGet();
      ring.lost(
          signal,
          timeMicroseconds - 1,
          timeMicroseconds + 1,
          1,
          "a sample came after its source had said that there were no more");
    }
  }
}
