package org.tallyport.gateway.loop;

import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.gateway.fold.TerminalFold;
import org.tallyport.gateway.host.HostSession;
import org.tallyport.gateway.ledger.Ledger;
import org.tallyport.gateway.ledger.LedgerBatch;
import org.tallyport.gateway.ledger.LedgerFault;
import org.tallyport.gateway.live.LiveView;
import org.tallyport.gateway.live.Receipt;
import org.tallyport.gateway.recognise.SiteRules;
import org.tallyport.wire.Decoder;
import org.tallyport.wire.Definitions;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.LiveSignal;
import org.tallyport.wire.Message;
import org.tallyport.wire.Received;

/** The boards, the fold and the live view of one terminal: what a message is, and who takes it. */
final class TerminalIngest {
  /** Boards that are answered; what further ones say is read and forgotten. */
  static final int MOST_BOARDS = 4_096;

  private static final Logger LOG = LoggerFactory.getLogger(TerminalIngest.class);

  final String terminal;
  final HostSession session;
  private final LedgerTrouble trouble = new LedgerTrouble();
  private final LiveView live;
  private final Ledger ledger;
  private final InstantSource wall;
  private final Map<EdgeNode, BoardSession> boards = new TreeMap<>();
  private final Decoder decoder = new Decoder();
  private final Owners owners;
  private final FoldedTerminal folded;
  private final Gates gates;
  private final Births births;
  private final Blocks blocks;

  /** The fold has not yet been made anew from the ledger after a fault. */
  private boolean stale;

  TerminalIngest(
      String terminal,
      HostSession session,
      LiveView live,
      SiteRules rules,
      Ledger ledger,
      InstantSource wall)
      throws LedgerFault {
    this.terminal = terminal;
    this.session = session;
    this.live = live;
    this.ledger = ledger;
    this.wall = wall;
    this.owners = new Owners(rules, live);
    this.folded = new FoldedTerminal(terminal, rules, owners, ledger);
    this.gates = new Gates(ledger);
    this.births = new Births(folded, gates, owners, wall);
    this.blocks = new Blocks(folded, owners, wall);
  }

  TerminalFold fold() {
    return folded.fold();
  }

  /** Before messages are taken, so that they can be taken again. */
  void mark() {
    boards.values().forEach(BoardSession::mark);
  }

  /** As it was at the {@link #mark}: from there the same messages come again. */
  void back() throws LedgerFault {
    boards.values().forEach(BoardSession::back);
    folded.restore(ledger);
    reopen();
  }

  /**
   * After a fault of the ledger, and messages that nobody takes again: there may have been births
   * among them, so that every board's birth has to be asked for.
   */
  void failed(LedgerFault fault) {
    boards.values().forEach(BoardSession::forget);
    stale = true;
    trouble
        .failed(String.valueOf(fault.getMessage()))
        .ifPresent(
            what ->
                LOG.error(
                    "terminal {}: nothing is acknowledged until the ledger works again: {}",
                    terminal,
                    what));
  }

  private void reopen() throws LedgerFault {
    try {
      for (BoardSession board : boards.values()) {
        board.forget();
        gates.reopen(board);
      }
    } catch (LedgerFault.Inside e) {
      throw e.fault();
    }
  }

  /** What was taken is committed. */
  void committed() {
    folded.committed();
    trouble
        .worked()
        .ifPresent(
            times ->
                LOG.info(
                    "terminal {}: the ledger works again, {} transactions failed before it",
                    terminal,
                    times));
  }

  /** Takes one message; blocks and what follows from them go into the batch. */
  void take(Message message, LedgerBatch batch, long nowMicroseconds) throws LedgerFault {
    if (stale) {
      folded.restore(ledger);
      stale = false;
    }
    switch (decoder.decode(message, this::definitions)) {
      case Received.NodeBirth birth ->
          births.node(heard(birth.node(), nowMicroseconds), birth, batch, nowMicroseconds);
      case Received.DeviceBirth birth ->
          births.device(
              heard(birth.node(), birth.seq(), nowMicroseconds), birth, receipt(nowMicroseconds));
      case Received.NodeDeath death -> births.death(heard(death.node(), nowMicroseconds), death);
      case Received.DeviceDeath death -> heard(death.node(), death.seq(), nowMicroseconds);
      case Received.BlockReceived received ->
          blocks.take(
              heard(received.node(), received.seq(), nowMicroseconds),
              received.block(),
              batch,
              nowMicroseconds);
      case Received.Snapshot snapshot -> {
        heard(snapshot.node(), snapshot.seq(), nowMicroseconds);
        show(snapshot, receipt(nowMicroseconds));
      }
      case Received.OtherData data -> heard(data.node(), data.seq(), nowMicroseconds);
      case Received.UnknownAlias unknown -> refused(unknown.node(), nowMicroseconds);
      case Received.Refused refused -> {
        refused.node().ifPresent(node -> refused(node, nowMicroseconds));
        LOG.debug("terminal {}: message refused: {}", terminal, refused.reason());
      }
      case Received.HostState state ->
          session.seen(state.hostId(), state.online(), state.utcMilliseconds());
      case Received.Acknowledged _ -> {} // our own commands come back to us
      case Received.Fork _ -> {}
      case Received.Rebirth _ -> {}
      case Received.OtherCommand _ -> {}
    }
  }

  /** The fold's state belongs to the same transaction as its blocks. */
  void save(LedgerBatch batch) {
    folded.save(batch);
  }

  /** Says what is due; call only when all that was taken is committed. */
  void answer(long nowMicroseconds) {
    for (BoardSession board : boards.values()) {
      board.answer(session, nowMicroseconds, wall.millis());
      live.put(board.status());
    }
  }

  /** Every board is unreachable while the link is down. */
  void linkDown() {
    for (BoardSession board : boards.values()) {
      board.online = false;
      live.put(board.status());
    }
  }

  private void show(Received.Snapshot snapshot, Receipt received) {
    for (LiveSignal signal : snapshot.signals()) {
      signal
          .latest()
          .ifPresent(value -> owners.show(snapshot.node(), signal.signal(), value, received));
    }
  }

  private Receipt receipt(long nowMicroseconds) {
    return new Receipt(wall.millis(), nowMicroseconds);
  }

  private void refused(EdgeNode node, long nowMicroseconds) {
    BoardSession board = heard(node, nowMicroseconds);
    board.counts.refused++;
    board.askForRebirth(nowMicroseconds);
  }

  /** A board that speaks without a birth that we know of is asked for it. */
  private BoardSession heard(EdgeNode node, int seq, long nowMicroseconds) {
    BoardSession board = heard(node, nowMicroseconds);
    board.counts.sequence(seq);
    if (!board.online) {
      board.askForRebirth(nowMicroseconds);
    }
    return board;
  }

  private BoardSession heard(EdgeNode node, long nowMicroseconds) {
    BoardSession board = boards.get(node);
    if (board == null) {
      board = new BoardSession(node, folded);
      if (boards.size() < MOST_BOARDS) {
        boards.put(node, board);
      }
    }
    board.seen(receipt(nowMicroseconds));
    return board;
  }

  private @Nullable Definitions definitions(EdgeNode node) {
    BoardSession board = boards.get(node);
    return board == null || board.status == null ? null : board.signals;
  }
}
