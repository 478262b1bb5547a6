package org.tallyport.edge.uplink;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.edge.journal.Journal;
import org.tallyport.edge.sample.CurrentValues;
import org.tallyport.edge.sample.SignalList;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.Pauses;
import org.tallyport.wire.BoardMessages;
import org.tallyport.wire.Decoder;
import org.tallyport.wire.Link;
import org.tallyport.wire.Links;

/**
 * The loop that connects to the broker and delivers blocks. One thread steps it; it waits for
 * nothing but, now and then, the disk.
 */
public final class UplinkLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UplinkLoop.class);
  private static final long RETRY_MICROSECONDS = 100_000;
  private static final long PATIENCE_MICROSECONDS = 5_000_000;

  private final Board board;
  private final Links links;
  private final Pauses pauses;
  private final SplittableRandom chance;
  private final Delivery delivery;
  private @Nullable Session session;
  private OptionalInt lastBdSeq = OptionalInt.empty();
  private long unkeptSince = Long.MAX_VALUE;
  private long connectAt = Long.MIN_VALUE;
  private volatile boolean born;
  private volatile Optional<String> fault = Optional.empty();

  /**
   * An uplink; it does nothing before its first step.
   *
   * @param journal whose blocks are delivered
   * @param signals the signals of the board
   * @param current their present values
   * @param links opens links to the broker
   * @param seed for the pauses between attempts
   */
  public UplinkLoop(
      UplinkSettings settings,
      Journal journal,
      SignalList signals,
      CurrentValues current,
      BoardClock clock,
      Links links,
      long seed) {
    UplinkCounters counters = new UplinkCounters();
    board = new Board(settings, journal, signals, current, clock, new Decoder(), counters);
    this.links = links;
    pauses = new Pauses(settings.firstPause(), settings.longestPause());
    chance = new SplittableRandom(seed);
    delivery = new Delivery(journal, settings);
  }

  /**
   * Does what is due: connect, births, commands, blocks, snapshots.
   *
   * @param nowMicroseconds pacing time, from any start, never going back; stamps and ages are the
   *     board clock's
   */
  public void step(long nowMicroseconds) {
    Session open = session;
    if (open == null) {
      connect(nowMicroseconds);
      return;
    }
    Optional<String> over = open.step(nowMicroseconds);
    if (over.isPresent()) {
      end(open, over.get(), nowMicroseconds);
    } else if (open.born() != born) {
      born = open.born();
      fault = Optional.empty();
      pauses.reset();
      LOG.info("connected and born as {}", board.settings().node());
    }
  }

  /** Whether births were given on the link that is up. */
  public boolean born() {
    return born;
  }

  /** Why the last link ended, while none is up; any thread. */
  public Optional<String> fault() {
    return fault;
  }

  public UplinkCounters counters() {
    return board.counters();
  }

  /** Says good-bye to the broker. */
  @Override
  public void close() {
    Session open = session;
    session = null;
    born = false;
    if (open != null) {
      open.close();
    }
  }

  private void connect(long now) {
    if (now < connectAt) {
      return;
    }
    OptionalInt bdSeq = bdSeq(now);
    if (bdSeq.isEmpty()) {
      connectAt = now + RETRY_MICROSECONDS;
      return;
    }
    UplinkSettings settings = board.settings();
    board.counters().add(UplinkCount.CONNECTS);
    Link link =
        links.open(settings.clientId(), BoardMessages.nodeDeath(settings.node(), bdSeq.getAsInt()));
    session = new Session(board, delivery, link, bdSeq.getAsInt(), now);
  }

  /** From the journal; while that cannot be written for long, counted on in memory. */
  private OptionalInt bdSeq(long now) {
    OptionalInt kept = board.journal().nextBdSeq();
    if (kept.isPresent()) {
      lastBdSeq = kept;
      unkeptSince = Long.MAX_VALUE;
      return kept;
    }
    unkeptSince = Math.min(unkeptSince, now);
    if (lastBdSeq.isEmpty() || now - unkeptSince < PATIENCE_MICROSECONDS) {
      return OptionalInt.empty();
    }
    lastBdSeq = OptionalInt.of((lastBdSeq.getAsInt() + 1) & 0xFF);
    return lastBdSeq;
  }

  private void end(Session over, String reason, long now) {
    if (fault.isEmpty()) {
      LOG.warn("the link to the broker ended: {}", reason);
    }
    fault = Optional.of(reason);
    board.counters().add(UplinkCount.LINKS_LOST);
    over.close();
    session = null;
    born = false;
    connectAt = now + pauseMicroseconds();
  }

  /**
   * Half of a pause is left to chance, so that boards which lost one broker do not come at once.
   */
  private long pauseMicroseconds() {
    long half = pauses.nextNanos() / 2_000;
    return half + chance.nextLong(half + 1);
  }
}
