package org.tallyport.driver.opcua;

import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.SampleSink;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorState;

/** One PLC behind the seam: drains what its {@link PlcLink} has put into the ring. */
final class OpcUaSensor implements Sensor {
  private static final Logger LOG = LoggerFactory.getLogger(OpcUaSensor.class);
  private static final int RING_ENTRIES = 1 << 14;

  /** While failing, the watermark stays so far behind the board's clock. */
  private static final long ALLOWANCE_MICROSECONDS = 100_000;

  private final BoardClock clock;
  private final NotificationRing ring;
  private final Timeline timeline;
  private final PlcLink link;
  private final Thread thread;
  private final String name;
  private long clampedReported = 1;

  private OpcUaSensor(
      BoardClock clock, NotificationRing ring, Timeline timeline, PlcLink link, Thread thread) {
    this.clock = clock;
    this.ring = ring;
    this.timeline = timeline;
    this.link = link;
    this.thread = thread;
    name = thread.getName();
  }

  /** Starts the driver's thread, which does everything else. */
  static OpcUaSensor open(PlcSettings settings, BoardClock clock, LongSupplier realNanos) {
    NotificationRing ring = new NotificationRing(RING_ENTRIES);
    PlcLink link = new PlcLink(settings, clock, realNanos, ring);
    Thread thread =
        Thread.ofPlatform().daemon().name("opcua " + settings.endpoint()).unstarted(link);
    Timeline timeline = new Timeline(settings.channels().size(), clock.monotonicMicroseconds());
    thread.start();
    return new OpcUaSensor(clock, ring, timeline, link, thread);
  }

  @Override
  public void poll(SampleSink sink) {
    ring.drain(
        (kind, channel, at, value, quality) -> take(sink, kind, channel, at, value, quality));
    if (timeline.clamped() >= clampedReported) {
      LOG.warn("{}: {} values came late and were moved up", name, timeline.clamped());
      clampedReported *= 10;
    }
    if (timeline.failing()) {
      timeline.advance(sink, clock.monotonicMicroseconds() - ALLOWANCE_MICROSECONDS);
    }
  }

  private void take(
      SampleSink sink,
      NotificationRing.Kind kind,
      int channel,
      long at,
      double value,
      Quality quality) {
    switch (kind) {
      case SAMPLE -> timeline.sample(sink, channel, at, value, quality);
      case FIRST -> timeline.first(sink, channel, at, value, quality);
      case LOST -> timeline.lost(sink, channel, at);
      case WATERMARK -> timeline.advance(sink, at);
      case FAULT -> timeline.fault(sink);
      case BEGIN -> timeline.begin();
    }
  }

  @Override
  public long watermarkMicroseconds() {
    return timeline.watermark();
  }

  @Override
  public SensorState state() {
    return link.state();
  }

  @Override
  public void close() {
    link.close();
    thread.interrupt();
    try {
      thread.join(3_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
