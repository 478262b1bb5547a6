package org.tallyport.simulator.load;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.tallyport.edge.journal.JournalLoop;
import org.tallyport.edge.journal.JournalPace;
import org.tallyport.edge.journal.ReadingRing;
import org.tallyport.edge.sample.CurrentValues;
import org.tallyport.edge.sample.SignalList;
import org.tallyport.edge.uplink.UplinkCount;
import org.tallyport.edge.uplink.UplinkCounters;
import org.tallyport.edge.uplink.UplinkLoop;
import org.tallyport.edge.uplink.UplinkSettings;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.wire.Compression;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.Links;

/**
 * One simulated board: the agent's own ring, journal loop and uplink between readings that are made
 * here and a journal in memory. One thread steps it; any thread may ask for its figures.
 */
final class LoadBoard implements AutoCloseable {
  /** As much time as the agent's ring holds. */
  private static final double RING_SECONDS = 10;

  private static final int LEAST_RING = 64;

  /** Some minutes of blocks at the agent's own pace. */
  private static final int MOST_BLOCKS = 1_000;

  private final LoadSignals crane;
  private final LoadClock clock;
  private final double rate;
  private final ReadingRing ring;
  private final CurrentValues current;
  private final MemoryJournal journal;
  private final JournalLoop journalLoop;
  private final UplinkLoop uplinkLoop;
  private final long[] made;
  private long madeFrom = -1;
  private boolean finished;
  private volatile Figures figures = new Figures(false, 0, 0, 0, 0, false, false);

  /**
   * How a board stands.
   *
   * @param settled births were given, and all that was written is acknowledged
   * @param made readings made
   * @param refused readings of these that found no room
   * @param acknowledged readings acknowledged
   * @param blocks blocks written
   * @param drained readings are not made any more, and all blocks are acknowledged
   * @param forked the gateway claimed another history
   */
  record Figures(
      boolean settled,
      long made,
      long refused,
      long acknowledged,
      long blocks,
      boolean drained,
      boolean forked) {}

  /** What all boards of a run share. */
  record Common(
      String host,
      double rate,
      int signals,
      Links links,
      Latencies latencies,
      LongSupplier nanoTime) {}

  LoadBoard(EdgeNode node, EquipmentId equipment, LoadClock clock, Common common, long seed) {
    this.clock = clock;
    rate = common.rate();
    crane = new LoadSignals(equipment, common.signals());
    SignalList signals = new SignalList(crane.signals());
    int room = (int) Math.ceil(RING_SECONDS * rate * signals.size());
    ring = new ReadingRing(signals, Math.max(LEAST_RING, room));
    current = new CurrentValues(signals.size(), clock.monotonicMicroseconds());
    JournalId id = new JournalId("%016x".formatted(seed));
    journal = new MemoryJournal(id, MOST_BLOCKS, common.nanoTime(), common.latencies());
    journalLoop = new JournalLoop(journal, ring, signals, clock, JournalPace.DEFAULT);
    UplinkSettings settings =
        UplinkSettings.of(node, Optional.of(common.host()), Compression.DEFLATE);
    uplinkLoop = new UplinkLoop(settings, journal, signals, current, clock, common.links(), seed);
    made = new long[signals.size()];
  }

  /**
   * Makes the readings that are due and does what the board's loops would do.
   *
   * @param making whether readings are made; once they were, false ends that for good
   */
  void step(boolean making) {
    long now = clock.monotonicMicroseconds();
    if (making) {
      make(now);
    }
    journalLoop.step(now);
    if (!making && madeFrom >= 0 && !finished) {
      finished = ring.size() == 0 && journalLoop.flush(now);
    }
    uplinkLoop.step(now);
    figures =
        new Figures(
            uplinkLoop.born() && journal.written() > 0 && journal.waiting() == 0,
            all(),
            ring.overflowed(),
            journal.acknowledgedReadings(),
            journal.written(),
            finished && journal.waiting() == 0,
            journal.forked());
  }

  Figures figures() {
    return figures;
  }

  /** How often a block went out once more. */
  long resent() {
    UplinkCounters counters = uplinkLoop.counters();
    return counters.get(UplinkCount.RESENT);
  }

  /** How often a link was lost. */
  long linksLost() {
    return uplinkLoop.counters().get(UplinkCount.LINKS_LOST);
  }

  /** Tells the broker that it goes. */
  @Override
  public void close() {
    uplinkLoop.close();
  }

  /** The signals take turns, so that a board's readings do not come all at once. */
  private void make(long now) {
    madeFrom = madeFrom < 0 ? now : madeFrom;
    double period = 1e6 / rate;
    for (int signal = 0; signal < made.length; signal++) {
      double phase = period * signal / made.length;
      long due = madeFrom + (long) (phase + period * made[signal]);
      while (due <= now) {
        long steps = crane.steps(signal, due / 1e6);
        ring.reading(signal, due, steps, Quality.GOOD);
        current.set(signal, due, steps, Quality.GOOD);
        made[signal]++;
        due = madeFrom + (long) (phase + period * made[signal]);
      }
    }
    ring.through(0, now);
  }

  private long all() {
    long all = 0;
    for (long one : made) {
      all += one;
    }
    return all;
  }
}
