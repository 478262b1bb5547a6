package org.tallyport.gateway.loop;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.gateway.host.HostSession;
import org.tallyport.gateway.ingest.JournalGate;
import org.tallyport.gateway.ingest.Position;
import org.tallyport.gateway.ledger.LedgerBatch;
import org.tallyport.gateway.live.BoardStatus;
import org.tallyport.gateway.live.Receipt;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.HostMessages;
import org.tallyport.wire.JournalStatus;

/** What the loop knows of one board; valid from birth to birth where not said otherwise. */
final class BoardSession {
  private static final Logger LOG = LoggerFactory.getLogger(BoardSession.class);
  private static final long REPEAT_MICROSECONDS = 200_000;
  private static final long REFRESH_MICROSECONDS = 5_000_000;
  private static final long FORK_MICROSECONDS = 1_000_000;
  private static final long REBIRTH_MICROSECONDS = 10_000_000;
  private static final long STUCK_MICROSECONDS = 15_000_000;

  final EdgeNode node;
  boolean online;
  int bdSeq = -1;
  @Nullable JournalStatus status;
  @Nullable JournalGate gate;
  BoardSignals signals;

  BoardCounts counts = new BoardCounts();
  private Receipt lastSeen = Receipt.NEVER;
  private @Nullable JournalStatus statusBefore;
  private BoardSignals signalsBefore;
  private BoardCounts countsBefore = new BoardCounts();

  /** What is to be said as soon as the ledger holds what it rests on and the link takes it. */
  private @Nullable Position due;

  private @Nullable BlockName forkDue;
  private boolean rebirthDue;

  private @Nullable BlockName fork;
  private long forkAllowedAt = Long.MIN_VALUE;
  private long repeatAllowedAt = Long.MIN_VALUE;
  private long refreshAt = Long.MIN_VALUE;
  private long rebirthAllowedAt = Long.MIN_VALUE;

  /** Since when nothing but blocks ahead of the one that is wanted came. */
  private long aheadSince = Long.MAX_VALUE;

  BoardSession(EdgeNode node, FoldedTerminal folded) {
    this.node = node;
    this.signals = new BoardSignals(folded, Optional.empty());
    this.signalsBefore = signals;
  }

  void seen(Receipt received) {
    lastSeen = received;
  }

  /**
   * Remembers which journal the board was in and what was counted, in case the same messages are
   * taken again.
   */
  void mark() {
    statusBefore = status;
    signalsBefore = signals;
    countsBefore = counts.copy();
  }

  /** As it was before the messages that are now taken again. */
  void back() {
    status = statusBefore;
    signals = signalsBefore;
    counts = countsBefore.copy();
  }

  /** Forgets what rests on blocks that the ledger did not take. */
  void forget() {
    gate = null;
    due = null;
    forkDue = null;
    fork = null;
  }

  /** Asks that the position be acknowledged once it is held; a later one is not taken back. */
  void acknowledge(Position position) {
    if (due == null
        || !due.journal().equals(position.journal())
        || due.number() < position.number()) {
      due = position;
    }
  }

  /** Asks that the position be acknowledged again, but not more often than allowed. */
  void repeat(Position position, long nowMicroseconds) {
    if (nowMicroseconds >= repeatAllowedAt) {
      repeatAllowedAt = nowMicroseconds + REPEAT_MICROSECONDS;
      acknowledge(position);
    }
  }

  /** A fork is told at once and every second while the board goes on; its alarm is raised once. */
  void forked(BlockName first, LedgerBatch batch, long nowMicroseconds, long utcMicroseconds) {
    if (!first.equals(fork)) {
      LOG.warn("{}: journal {} forks at block {}", node, first.journal(), first.number());
      batch.alarm(Alarms.fork(node, first, utcMicroseconds));
    } else if (nowMicroseconds < forkAllowedAt) {
      return;
    }
    fork = first;
    forkAllowedAt = nowMicroseconds + FORK_MICROSECONDS;
    forkDue = first;
  }

  /** A block came that joins what is held. */
  void joined() {
    aheadSince = Long.MAX_VALUE;
  }

  /**
   * A block came that is ahead of the one that is wanted. Going back helps, unless the board has
   * that one no more, as after a birth that was overtaken: its birth says what it has.
   */
  void ahead(Position held, long nowMicroseconds) {
    repeat(held, nowMicroseconds);
    aheadSince = Math.min(aheadSince, nowMicroseconds);
    if (nowMicroseconds - aheadSince >= STUCK_MICROSECONDS) {
      aheadSince = Long.MAX_VALUE;
      askForRebirth(nowMicroseconds);
    }
  }

  void askForRebirth(long nowMicroseconds) {
    if (nowMicroseconds >= rebirthAllowedAt) {
      rebirthAllowedAt = nowMicroseconds + REBIRTH_MICROSECONDS;
      rebirthDue = true;
    }
  }

  /** Says what is due; what the link does not take now stays due. */
  void answer(HostSession session, long nowMicroseconds, long utcMilliseconds) {
    refresh(nowMicroseconds);
    if (due != null
        && session.publish(
            HostMessages.acknowledge(node, utcMilliseconds, due.acknowledgement()))) {
      due = null;
    }
    if (forkDue != null
        && session.publish(
            HostMessages.fork(node, utcMilliseconds, forkDue.journal(), forkDue.number()))) {
      forkDue = null;
    }
    if (rebirthDue && session.publish(HostMessages.rebirth(node, utcMilliseconds))) {
      rebirthDue = false;
    }
  }

  /** Every few seconds what is held is acknowledged again. */
  private void refresh(long nowMicroseconds) {
    if (online && gate != null && nowMicroseconds >= refreshAt) {
      refreshAt = nowMicroseconds + REFRESH_MICROSECONDS;
      acknowledge(gate.verified());
    }
  }

  BoardStatus status() {
    long held = gate == null ? 0 : gate.position().number();
    long backlog = status == null ? 0 : Math.max(0, status.next() - 1 - held);
    return new BoardStatus(
        node,
        online,
        Optional.ofNullable(status).map(JournalStatus::journal),
        backlog,
        held,
        lastSeen,
        counts.births,
        counts.blocks,
        counts.duplicates,
        counts.refused);
  }
}
