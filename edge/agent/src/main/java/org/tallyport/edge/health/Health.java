package org.tallyport.edge.health;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.edge.condition.Conditioning;
import org.tallyport.edge.journal.JournalCount;
import org.tallyport.edge.journal.ReadingRing;
import org.tallyport.edge.journal.SqliteJournal;
import org.tallyport.edge.sample.SampleLoop;
import org.tallyport.edge.uplink.UplinkCount;
import org.tallyport.edge.uplink.UplinkLoop;

/** How the loops of one agent do, in one line; logged once a minute when it has changed. */
public final class Health {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);
  private static final long MINUTE_MICROSECONDS = 60_000_000;
  private static final double MEGABYTE = 1e6;

  private final SampleLoop sampleLoop;
  private final Conditioning conditioning;
  private final ReadingRing ring;
  private final SqliteJournal journal;
  private final UplinkLoop uplink;
  private String logged = "";
  private long nextMicroseconds = Long.MIN_VALUE;

  public Health(
      SampleLoop sampleLoop,
      Conditioning conditioning,
      ReadingRing ring,
      SqliteJournal journal,
      UplinkLoop uplink) {
    this.sampleLoop = sampleLoop;
    this.conditioning = conditioning;
    this.ring = ring;
    this.journal = journal;
    this.uplink = uplink;
  }

  /** Logs the line when a minute has gone by and it has changed; one thread only. */
  public void step(long nowMicroseconds) {
    if (nowMicroseconds < nextMicroseconds) {
      return;
    }
    nextMicroseconds = nowMicroseconds + MINUTE_MICROSECONDS;
    String line = line();
    if (!line.equals(logged)) {
      logged = line;
      LOG.info("{}", line);
    }
  }

  /** The line; any thread. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "sources %d of %d reading, %d late samples; ring %d of %d, %d overflowed;"
            + " journal %s blocks waiting, %s MB, %d given up, %d failures%s;"
            + " uplink %s, %d links lost, %d blocks sent again",
        sampleLoop.sensors() - sampleLoop.failing(),
        sampleLoop.sensors(),
        conditioning.lateSamples(),
        ring.size(),
        ring.capacity(),
        ring.overflowed(),
        known(journal.unacknowledgedBlocks(), Long::toString),
        known(journal.usedBytes(), bytes -> String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE)),
        journal.counters().get(JournalCount.SHED),
        journal.counters().get(JournalCount.FAILURES),
        journal.fault().map(reason -> ", cannot be written: " + reason).orElse(""),
        uplink.born() ? "up" : "down",
        uplink.counters().get(UplinkCount.LINKS_LOST),
        uplink.counters().get(UplinkCount.RESENT));
  }

  private static String known(OptionalLong value, LongFunction<String> text) {
    return value.isPresent() ? text.apply(value.getAsLong()) : "unknown";
  }
}
