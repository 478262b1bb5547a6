package org.tallyport.edge;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.edge.condition.Conditioning;
import org.tallyport.edge.health.Health;
import org.tallyport.edge.journal.JournalLoop;
import org.tallyport.edge.journal.ReadingRing;
import org.tallyport.edge.journal.SqliteJournal;
import org.tallyport.edge.sample.CurrentValues;
import org.tallyport.edge.sample.SampleLoop;
import org.tallyport.edge.sample.SignalList;
import org.tallyport.edge.sample.Source;
import org.tallyport.edge.supervise.ProgressWatch;
import org.tallyport.edge.uplink.UplinkLoop;
import org.tallyport.equipment.BoardClock;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.Links;

/**
 * One board's agent: sensors, conditioning, ring, journal and uplink wired together. Either {@link
 * #start} runs each loop on a thread of its own until {@link #stop}, or a simulation steps the
 * loops by hand and {@link #close}s.
 */
public final class EdgeAgent implements AutoCloseable {
  /** Readings in the ring per signal: 10 s at 50 a second. */
  private static final int RING_PER_SIGNAL = 500;

  /** 1 MB: seconds of thousands of readings, for boards of few but quick signals. */
  private static final int LEAST_RING = 32_768;

  private static final long SAMPLE_PAUSE_MICROSECONDS = 10_000;
  private static final long JOURNAL_PAUSE_MICROSECONDS = 20_000;
  private static final long UPLINK_PAUSE_MICROSECONDS = 10_000;
  private static final long END_MILLISECONDS = 5_000;
  private static final Logger LOG = LoggerFactory.getLogger(EdgeAgent.class);

  private final CurrentValues current;
  private final SqliteJournal journal;
  private final SampleLoop sampleLoop;
  private final JournalLoop journalLoop;
  private final UplinkLoop uplinkLoop;
  private final Health health;
  private List<LoopThread> threads = List.of();
  private Pacer pacer = new SystemPacer();
  private Optional<ProgressWatch> progress = Optional.empty();

  /**
   * Wires an agent; nothing is read or written before the first step.
   *
   * @param parts sensors, clock and settings; the agent owns the sensors from now on
   * @param links opens links to the broker
   * @param ids new journal ids: random on a board, seeded in simulations
   * @param seed for the pauses between attempts to connect
   */
  public EdgeAgent(Parts parts, Links links, Supplier<JournalId> ids, long seed) {
    BoardClock clock = parts.clock();
    SignalList signals = new SignalList(parts.signals());
    current = new CurrentValues(signals.size(), parts.startMicroseconds());
    ReadingRing ring =
        new ReadingRing(signals, Math.max(LEAST_RING, RING_PER_SIGNAL * signals.size()));
    List<int[]> channels = parts.sources().stream().map(Parts.Bound::channels).toList();
    Conditioning conditioning =
        new Conditioning(parts.signals(), parts.conditions(), channels, ring, current);
    List<Source> sources =
        parts.sources().stream().map(bound -> new Source(bound.name(), bound.sensor())).toList();
    sampleLoop = new SampleLoop(sources, conditioning);
    journal = new SqliteJournal(parts.journal(), ids);
    journalLoop = new JournalLoop(journal, ring, signals, clock, parts.pace());
    uplinkLoop = new UplinkLoop(parts.uplink(), journal, signals, current, clock, links, seed);
    health = new Health(sampleLoop, conditioning, ring, journal, uplinkLoop);
  }

  /** Polls the sensors and fills the ring. */
  public SampleLoop sampleLoop() {
    return sampleLoop;
  }

  /** Empties the ring into the journal; stepped with the pacing time. */
  public JournalLoop journalLoop() {
    return journalLoop;
  }

  /** Delivers the journal's blocks; stepped with the pacing time. */
  public UplinkLoop uplinkLoop() {
    return uplinkLoop;
  }

  public SqliteJournal journal() {
    return journal;
  }

  public CurrentValues currentValues() {
    return current;
  }

  public Health health() {
    return health;
  }

  /**
   * Starts the loops on threads of their own.
   *
   * @param pacer their pace; the board clock alone stamps
   * @param bugs is told when a loop ended by a bug; should end the process
   * @param alive is told, at most once a second, that sensors were read and the journal got on
   */
  public void start(Pacer pacer, Consumer<Throwable> bugs, Runnable alive) {
    if (!threads.isEmpty()) {
      throw new IllegalStateException("the agent was started before");
    }
    this.pacer = pacer;
    progress = Optional.of(new ProgressWatch(sampleLoop::steps, journalLoop::turns, alive));
    threads =
        List.of(
            new LoopThread(
                "sample", _ -> sampleLoop.step(), SAMPLE_PAUSE_MICROSECONDS, pacer, bugs),
            new LoopThread("journal", this::keep, JOURNAL_PAUSE_MICROSECONDS, pacer, bugs),
            new LoopThread("uplink", uplinkLoop::step, UPLINK_PAUSE_MICROSECONDS, pacer, bugs));
    threads.forEach(LoopThread::start);
  }

  /** Ends the loops in order: last samples are journalled, the broker is told, all is closed. */
  public void stop() {
    if (ended()) {
      sampleLoop.step();
      if (!journalLoop.flush(pacer.microseconds())) {
        LOG.warn("the last readings could not be written; the next start records the gap");
      }
    }
    close();
  }

  /** Ends the loops and closes sensors, link and journal as they are, without a last step. */
  @Override
  public void close() {
    if (ended()) {
      uplinkLoop.close();
      sampleLoop.close();
      journal.close();
    }
  }

  private boolean ended() {
    boolean ended = true;
    for (LoopThread thread : threads) {
      ended &= thread.end(END_MILLISECONDS);
    }
    return ended;
  }

  private void keep(long nowMicroseconds) {
    journalLoop.step(nowMicroseconds);
    health.step(nowMicroseconds);
    progress.ifPresent(watch -> watch.step(nowMicroseconds));
  }
}
