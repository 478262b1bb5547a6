package org.tallyport.driver.pi;

import java.util.Arrays;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.SampleSink;

/**
 * Samples on their way from a hardware thread to the sample loop: bounded, one primitive row each.
 * When it is full new samples are dropped, and the next one that finds room tells so as lost.
 */
public final class SampleQueue {
  private enum Kind {
    /** An event with a stamp of its own: late is worth telling. */
    EVENT,
    /** What stands now: late means nothing. */
    STANDING,
    BAD,
    LOST_AT_HARDWARE,
    LOST_AT_QUEUE
  }

  private final Kind[] kinds;
  private final int[] channels;
  private final long[] times;
  private final long[] firsts;
  private final double[] values;
  private final long[] lastTimes;
  private final long[] dropped;
  private final long[] givenTimes;
  private int head;
  private int size;
  private long watermark = Long.MIN_VALUE;

  /**
   * An empty queue.
   *
   * @param channels how many channels
   * @param capacity bound in samples, at least 2
   */
  public SampleQueue(int channels, int capacity) {
    kinds = new Kind[capacity];
    Arrays.fill(kinds, Kind.EVENT);
    this.channels = new int[capacity];
    times = new long[capacity];
    firsts = new long[capacity];
    values = new double[capacity];
    lastTimes = new long[channels];
    dropped = new long[channels];
    givenTimes = new long[channels];
    Arrays.fill(lastTimes, Long.MIN_VALUE);
    Arrays.fill(givenTimes, Long.MIN_VALUE);
  }

  /** Something that happened at a time. */
  public void event(int channel, long timeMicroseconds, double value) {
    offer(Kind.EVENT, channel, timeMicroseconds, value);
  }

  /** What stands at a time. */
  public void standing(int channel, long timeMicroseconds, double value) {
    offer(Kind.STANDING, channel, timeMicroseconds, value);
  }

  /** Not known from a time on. */
  public void bad(int channel, long timeMicroseconds) {
    offer(Kind.BAD, channel, timeMicroseconds, 0);
  }

  /** So many events between the channel's last sample and this time were lost by the hardware. */
  public void lost(int channel, long timeMicroseconds, long count) {
    lost(channel, Long.MIN_VALUE, timeMicroseconds, count);
  }

  /** As above, but nothing is missing before a time. */
  public synchronized void lost(
      int channel, long firstMicroseconds, long timeMicroseconds, long count) {
    if (size < kinds.length) {
      long first = Math.max(firstMicroseconds, lastTimes[channel]);
      put(Kind.LOST_AT_HARDWARE, channel, timeMicroseconds, first, (double) count);
    } else {
      dropped[channel] += count;
    }
  }

  /** Whether samples of the channel were dropped and nothing has come after them. */
  public synchronized boolean owes(int channel) {
    return dropped[channel] > 0 && size + 2 <= kinds.length;
  }

  /**
   * Gives everything queued. Samples which come later than a watermark already told are moved
   * behind it; events among them are told as lost as well.
   *
   * @param watermarkMicroseconds everything up to here is in the queue by now
   */
  public synchronized void drain(SampleSink sink, long watermarkMicroseconds) {
    for (; size > 0; size--) {
      give(sink, head);
      head = (head + 1) % kinds.length;
    }
    if (everyChannelGave()) {
      watermark = Math.max(watermark, watermarkMicroseconds);
    }
  }

  /** Everything up to here was given; {@link Long#MIN_VALUE} while a channel has given nothing. */
  public synchronized long watermarkMicroseconds() {
    return watermark;
  }

  private boolean everyChannelGave() {
    for (long given : givenTimes) {
      if (given == Long.MIN_VALUE) {
        return false;
      }
    }
    return true;
  }

  private synchronized void offer(Kind kind, int channel, long time, double value) {
    if (size + 2 > kinds.length) {
      dropped[channel]++;
      return;
    }
    long ordered = Math.max(time, lastTimes[channel]);
    if (dropped[channel] > 0) {
      put(Kind.LOST_AT_QUEUE, channel, ordered, lastTimes[channel], (double) dropped[channel]);
      dropped[channel] = 0;
    }
    put(kind, channel, ordered, 0, value);
    lastTimes[channel] = ordered;
  }

  private void put(Kind kind, int channel, long time, long first, double value) {
    int at = (head + size++) % kinds.length;
    kinds[at] = kind;
    channels[at] = channel;
    times[at] = time;
    firsts[at] = Math.min(first, time - 1); // a loss is never empty
    values[at] = value;
  }

  private void give(SampleSink sink, int at) {
    int channel = channels[at];
    long count = (long) values[at];
    switch (kinds[at]) {
      case EVENT -> giveEvent(sink, channel, times[at], values[at]);
      case STANDING -> sink.sample(channel, inOrder(channel, times[at]), values[at], Quality.GOOD);
      case BAD -> sink.sample(channel, inOrder(channel, times[at]), 0, Quality.BAD);
      case LOST_AT_HARDWARE ->
          sink.lost(channel, firsts[at], times[at], count, "edges lost at the hardware");
      case LOST_AT_QUEUE ->
          sink.lost(channel, firsts[at], times[at], count, "queue of the driver was full");
    }
  }

  private void giveEvent(SampleSink sink, int channel, long time, double value) {
    long ordered = inOrder(channel, time);
    if (time <= watermark) {
      sink.lost(channel, time - 1, ordered, 1, "edge came later than the latency allowance");
    }
    sink.sample(channel, ordered, value, Quality.GOOD);
  }

  private long inOrder(int channel, long time) {
    long told = watermark == Long.MIN_VALUE ? time : Math.max(time, watermark + 1);
    long ordered = Math.max(told, givenTimes[channel]);
    givenTimes[channel] = ordered;
    return ordered;
  }
}
