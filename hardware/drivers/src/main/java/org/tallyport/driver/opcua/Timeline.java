package org.tallyport.driver.opcua;

import java.util.Arrays;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.SampleSink;

/**
 * Keeps the promises of the {@link org.tallyport.equipment.Sensor} seam about time: per channel
 * never back, never at or before the watermark. Owned by the sample loop. All times are
 * board-monotonic microseconds.
 */
final class Timeline {
  private static final String OVERFLOW = "queue overflow at the PLC";

  private final long openedAt;
  private final long[] last;
  private final boolean[] unknown;
  private volatile long watermark = Long.MIN_VALUE;
  private long clamped;
  private boolean failing;

  Timeline(int channels, long openedAt) {
    this.openedAt = openedAt;
    last = new long[channels];
    unknown = new boolean[channels];
    Arrays.fill(last, Long.MIN_VALUE);
  }

  long watermark() {
    return watermark;
  }

  /** How many samples were moved up because their time lay behind. */
  long clamped() {
    return clamped;
  }

  /** Whether a fault lasts: then nothing holds the watermark back. */
  boolean failing() {
    return failing;
  }

  /** A value of a channel that changed at a time. */
  void sample(SampleSink sink, int channel, long at, double value, Quality quality) {
    if (at < floor(channel)) {
      clamped++;
    }
    give(sink, channel, at, value, quality);
  }

  /** The value that a channel was found to have at a time: moved up without a count. */
  void first(SampleSink sink, int channel, long at, double value, Quality quality) {
    give(sink, channel, at, value, quality);
  }

  /** Values of a channel between the watermark (or its last sample) and a time were dropped. */
  void lost(SampleSink sink, int channel, long at) {
    long known = Math.max(Math.max(last[channel], watermark), openedAt);
    sink.lost(channel, known, Math.max(at, known), 0, OVERFLOW);
  }

  /** Everything up to a time was given; a channel that never had a value is unknown there. */
  void advance(SampleSink sink, long to) {
    if (to <= watermark) {
      return;
    }
    for (int channel = 0; channel < last.length; channel++) {
      if (last[channel] == Long.MIN_VALUE) {
        give(sink, channel, to, 0, Quality.BAD);
      }
    }
    watermark = to;
  }

  /** Nothing is known after the watermark: each channel is bad from there, or its last sample. */
  void fault(SampleSink sink) {
    failing = true;
    for (int channel = 0; channel < last.length; channel++) {
      if (!unknown[channel]) {
        give(sink, channel, Long.MIN_VALUE, 0, Quality.BAD);
        unknown[channel] = true;
      }
    }
  }

  /** A subscription begins: the watermark waits for it. */
  void begin() {
    failing = false;
  }

  private void give(SampleSink sink, int channel, long at, double value, Quality quality) {
    long time = Math.max(at, floor(channel));
    last[channel] = time;
    unknown[channel] = false;
    sink.sample(channel, time, value, quality);
  }

  private long floor(int channel) {
    return Math.max(watermark == Long.MIN_VALUE ? openedAt : watermark + 1, last[channel]);
  }
}
