package org.tallyport.driver.opcua;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemNotification;
import org.tallyport.driver.opcua.NotificationRing.Kind;
import org.tallyport.equipment.Quality;

/**
 * Turns what is published into ring entries, and knows what a publishing cycle proves: all changes
 * up to the newest heartbeat (or publish time) of one cycle have been delivered by the end of the
 * next, less the longest sampling interval ({@code hardware/docs/0002}). Client handle 0 is the
 * heartbeat, n is channel n − 1.
 */
final class Publication {
  private static final long ROOM_NANOS = 2_000_000;

  private final NotificationRing ring;
  private final boolean beats;
  private final boolean[] awaited;
  private Skew skew = new Skew(0, 0);
  private long samplingMicroseconds;
  private long newest;
  private long proved;
  private boolean beatKnown;
  private boolean visible;
  private boolean suspicious;

  Publication(NotificationRing ring, int channels, boolean beats) {
    this.ring = ring;
    this.beats = beats;
    awaited = new boolean[channels];
  }

  /** A subscription begins: each channel's next value is its first, nothing is visible yet. */
  void begin(Skew measured) throws InterruptedException {
    correct(measured);
    samplingMicroseconds = 0;
    newest = Long.MIN_VALUE;
    proved = Long.MIN_VALUE;
    beatKnown = false;
    Arrays.fill(awaited, true);
    control(Kind.BEGIN);
  }

  /** Nothing is known any more: what was not visible yet is dropped. */
  void fault() throws InterruptedException {
    ring.rollback();
    control(Kind.FAULT);
  }

  private void control(Kind kind) throws InterruptedException {
    visible = false;
    while (!ring.put(kind, 0, 0, 0, Quality.BAD)) {
      pause();
    }
    ring.commit();
  }

  Skew skew() {
    return skew;
  }

  void correct(Skew newer) {
    skew = newer;
    suspicious = false;
  }

  /** Whether a time lay in the future or went back: the PLC's clock may have been set. */
  boolean suspicious() {
    return suspicious;
  }

  /** A server's answer to the creation of an item. */
  void sampled(double intervalMilliseconds) {
    samplingMicroseconds = Math.max(samplingMicroseconds, (long) (intervalMilliseconds * 1_000));
  }

  /** A channel whose node the server does not give. */
  void refused(int channel, long now) throws PlcFault, InterruptedException {
    put(Kind.FIRST, channel, now, 0, Quality.BAD);
  }

  /**
   * One notification.
   *
   * @param arrival board time now; no value is from later
   * @return whether the heartbeat changed
   */
  boolean value(MonitoredItemNotification notification, long arrival)
      throws PlcFault, InterruptedException {
    int channel = notification.getClientHandle().intValue() - 1;
    DataValue value = notification.getValue();
    if (channel < 0) {
      return beat(value, arrival);
    }
    if (channel < awaited.length) {
      sample(channel, value, arrival);
    }
    return false;
  }

  private boolean beat(DataValue value, long arrival) {
    boolean changed = beatKnown;
    beatKnown = true;
    if (!changed || OpcUaValue.quality(value.statusCode()) == Quality.BAD) {
      return false;
    }
    OptionalLong source = OpcUaValue.sourceTime(value);
    prove(source.isPresent() ? source : OpcUaValue.serverTime(value), arrival);
    return true;
  }

  private void sample(int channel, DataValue value, long arrival)
      throws PlcFault, InterruptedException {
    Quality quality = OpcUaValue.quality(value.statusCode());
    OptionalDouble number = OpcUaValue.number(value.value());
    OptionalLong source = OpcUaValue.sourceTime(value);
    OptionalLong server = OpcUaValue.serverTime(value);
    if (number.isEmpty()) {
      quality = Quality.BAD;
    }
    boolean first = awaited[channel];
    awaited[channel] = false;
    long at;
    if (first) {
      at = Math.max(source.orElse(Long.MIN_VALUE), server.orElse(Long.MIN_VALUE));
    } else {
      at = source.isPresent() ? source.getAsLong() : server.orElse(Long.MIN_VALUE);
    }
    if (at == Long.MIN_VALUE) {
      quality = quality.worse(Quality.UNCERTAIN);
    }
    long mapped = at == Long.MIN_VALUE ? arrival : mapped(at, arrival);
    if (OpcUaValue.overflow(value.statusCode())) {
      put(Kind.LOST, channel, mapped, 0, Quality.BAD);
    }
    put(first ? Kind.FIRST : Kind.SAMPLE, channel, mapped, number.orElse(0), quality);
  }

  /**
   * The end of a cycle.
   *
   * @param publishTime the server's, UTC microseconds
   * @param arrival board time now
   * @param alive whether the PLC has proved to be alive, so that all this may be seen
   */
  void cycle(OptionalLong publishTime, long arrival, boolean alive)
      throws PlcFault, InterruptedException {
    visible = alive;
    if (proved != Long.MIN_VALUE) {
      put(Kind.WATERMARK, 0, proved - samplingMicroseconds, 0, Quality.GOOD);
    }
    if (!beats) {
      prove(publishTime, arrival);
    }
    proved = newest;
    if (visible) {
      ring.commit();
    }
  }

  private void prove(OptionalLong time, long arrival) {
    if (time.isPresent()) {
      long at = mapped(time.getAsLong(), arrival);
      suspicious |= at < newest - skew.uncertaintyMicroseconds();
      newest = Math.max(newest, at);
    }
  }

  private long mapped(long time, long arrival) {
    long at = skew.map(time);
    suspicious |= at > arrival + 2 * skew.uncertaintyMicroseconds();
    return Math.min(arrival, at);
  }

  /** Waits for room once the consumer can make it; before, what there is no room for is a fault. */
  private void put(Kind kind, int channel, long at, double value, Quality quality)
      throws PlcFault, InterruptedException {
    while (!ring.put(kind, channel, at, value, quality)) {
      if (visible) {
        ring.commit();
      } else if (!ring.committedAny()) {
        throw new PlcFault("more values than the ring holds before a sign of life");
      }
      pause();
    }
  }

  private static void pause() throws InterruptedException {
    LockSupport.parkNanos(ROOM_NANOS);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
