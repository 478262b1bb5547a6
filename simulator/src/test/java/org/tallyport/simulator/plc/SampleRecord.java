package org.tallyport.simulator.plc;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.SampleSink;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorState;

/** Polls a sensor, keeps what it gives and holds it to the promises of the seam. */
final class SampleRecord implements SampleSink {
  record Sample(int channel, long at, double value, Quality quality) {}

  record Loss(int channel, long first, long last) {}

  private static final Duration LIMIT = Duration.ofSeconds(12);

  private final Sensor sensor;
  private final List<Sample> samples = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();
  private long watermark = Long.MIN_VALUE;

  SampleRecord(Sensor sensor) {
    this.sensor = sensor;
  }

  @Override
  public void sample(int channel, long at, double value, Quality quality) {
    if (at <= watermark) {
      fail("sample of channel " + channel + " at " + at + ", watermark was " + watermark);
    }
    for (int i = samples.size() - 1; i >= 0; i--) {
      if (samples.get(i).channel() == channel) {
        if (samples.get(i).at() > at) {
          fail("channel " + channel + " went back from " + samples.get(i) + " to " + at);
        }
        break;
      }
    }
    samples.add(new Sample(channel, at, value, quality));
  }

  @Override
  public void lost(int channel, long first, long last, long count, String reason) {
    losses.add(new Loss(channel, first, last));
  }

  void poll() {
    sensor.poll(this);
    long now = sensor.watermarkMicroseconds();
    if (now < watermark) {
      fail("watermark went back from " + watermark + " to " + now);
    }
    watermark = now;
  }

  /** Polls until it holds; fails after a limit. */
  SampleRecord until(String what, BooleanSupplier holds) {
    long begin = System.nanoTime();
    while (true) {
      poll();
      if (holds.getAsBoolean()) {
        return this;
      }
      if (System.nanoTime() - begin > LIMIT.toNanos()) {
        fail(what + ": not within " + LIMIT + "; " + sensor.state() + "; last " + tail());
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  SampleRecord untilSample(String what, Predicate<Sample> wanted) {
    return until(what, () -> samples.stream().anyMatch(wanted));
  }

  SampleRecord untilFailing(String reason) {
    return until(
        reason,
        () ->
            sensor.state() instanceof SensorState.Failing failing
                && failing.reason().contains(reason));
  }

  SampleRecord untilWatermark(long at) {
    return until("watermark " + at, () -> watermark >= at);
  }

  List<Sample> of(int channel) {
    return samples.stream().filter(sample -> sample.channel() == channel).toList();
  }

  List<Sample> all() {
    return List.copyOf(samples);
  }

  List<Loss> losses() {
    return List.copyOf(losses);
  }

  Sample last(int channel) {
    return of(channel).getLast();
  }

  boolean any(int channel) {
    return samples.stream().anyMatch(sample -> sample.channel() == channel);
  }

  long watermark() {
    return watermark;
  }

  private List<Sample> tail() {
    return samples.subList(Math.max(0, samples.size() - 6), samples.size());
  }
}
