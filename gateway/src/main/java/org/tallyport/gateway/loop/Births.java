package org.tallyport.gateway.loop;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.gateway.ingest.JournalGate;
import org.tallyport.gateway.ledger.LedgerBatch;
import org.tallyport.gateway.ledger.LedgerFault;
import org.tallyport.gateway.live.Receipt;
import org.tallyport.wire.JournalStatus;
import org.tallyport.wire.LiveSignal;
import org.tallyport.wire.Received;

/** What the births and deaths of boards mean for their sessions and gates. */
final class Births {
  private static final Logger LOG = LoggerFactory.getLogger(Births.class);

  private final FoldedTerminal folded;
  private final Gates gates;
  private final Owners owners;
  private final InstantSource wall;

  Births(FoldedTerminal folded, Gates gates, Owners owners, InstantSource wall) {
    this.folded = folded;
    this.gates = gates;
    this.owners = owners;
    this.wall = wall;
  }

  void node(BoardSession board, Received.NodeBirth birth, LedgerBatch batch, long nowMicroseconds)
      throws LedgerFault {
    JournalStatus status = birth.journal().orElse(null);
    JournalGate known = board.gate;
    boolean same =
        known != null && status != null && known.position().journal().equals(status.journal());
    board.online = true;
    board.bdSeq = birth.bdSeq();
    board.counts.births++;
    board.counts.sequenceStarts(birth.seq());
    board.status = status;
    board.signals = new BoardSignals(folded, birth.journal().map(JournalStatus::journal));
    if (status == null) {
      board.gate = null;
      return;
    }
    JournalGate gate = known != null && same ? known : gates.open(status.journal());
    board.gate = gate;
    long chain = status.chainBeforeOldest();
    switch (gate.begin(status.oldest(), chain)) {
      case JournalGate.Start.Joined _ -> {}
      case JournalGate.Start.Skipped skipped ->
          folded.skip(board.node, status.journal(), skipped, chain, batch, utcMicroseconds());
      case JournalGate.Start.Forked forked ->
          board.forked(
              new BlockName(status.journal(), forked.firstDiffering()),
              batch,
              nowMicroseconds,
              utcMicroseconds());
    }
    // Beyond what is compared it serves only a board with our very history; others pass it over.
    board.acknowledge(gate.position());
  }

  void device(BoardSession board, Received.DeviceBirth birth, Receipt received) {
    for (Received.Born born : birth.metrics()) {
      if (born.signal().isPresent()) {
        LiveSignal signal = born.signal().get();
        board.signals.born(signal);
        signal
            .latest()
            .ifPresent(value -> owners.show(board.node, signal.signal(), value, received));
      }
    }
  }

  void death(BoardSession board, Received.NodeDeath death) {
    if (death.bdSeq() == board.bdSeq && board.online) {
      board.online = false;
      LOG.info("{}: gone", board.node);
    }
  }

  private long utcMicroseconds() {
    return wall.millis() * 1_000;
  }
}
