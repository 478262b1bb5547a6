package org.tallyport.driver.pi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.SampleSink;
import org.tallyport.equipment.Sensor;

/** Keeps what a sensor gives, and holds it to the contract of the seam. */
public final class Recorder implements SampleSink {
  /** The longest that any test waits for a thread. */
  public static final Duration LIMIT = Duration.ofSeconds(20);

  /** One sample. */
  public record Sample(int channel, long timeMicroseconds, double value, Quality quality) {}

  /** One report of a loss. */
  public record Lost(int channel, long firstMicroseconds, long lastMicroseconds, long count) {}

  private final List<Sample> samples = new ArrayList<>();
  private final List<Lost> losses = new ArrayList<>();
  private long watermark = Long.MIN_VALUE;

  public List<Sample> samples() {
    return samples;
  }

  public List<Sample> samples(int channel) {
    return samples.stream().filter(sample -> sample.channel() == channel).toList();
  }

  public List<Lost> losses() {
    return losses;
  }

  /** Polls once and checks that the watermark does not go back. */
  public void poll(Sensor sensor) {
    sensor.poll(this);
    long now = sensor.watermarkMicroseconds();
    check(now >= watermark, "watermark went back from " + watermark + " to " + now);
    watermark = now;
  }

  /** Polls until something is true; fails after {@link #LIMIT}. */
  public void pollUntil(Sensor sensor, BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    poll(sensor);
    while (!condition.getAsBoolean()) {
      check(System.nanoTime() < end, "waited in vain; " + sensor.state() + ", " + samples);
      LockSupport.parkNanos(1_000_000);
      poll(sensor);
    }
  }

  @Override
  public void sample(int channel, long timeMicroseconds, double value, Quality quality) {
    Sample sample = new Sample(channel, timeMicroseconds, value, quality);
    check(timeMicroseconds > watermark, sample + " is not behind watermark " + watermark);
    samples.stream()
        .filter(earlier -> earlier.channel() == channel)
        .reduce((earlier, later) -> later)
        .ifPresent(last -> check(last.timeMicroseconds() <= timeMicroseconds, sample + " is back"));
    samples.add(sample);
  }

  @Override
  public void lost(
      int channel, long firstMicroseconds, long lastMicroseconds, long count, String reason) {
    check(firstMicroseconds < lastMicroseconds, "empty loss: " + reason);
    losses.add(new Lost(channel, firstMicroseconds, lastMicroseconds, count));
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }
}
