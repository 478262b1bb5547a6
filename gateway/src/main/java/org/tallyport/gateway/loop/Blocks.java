package org.tallyport.gateway.loop;

import java.time.InstantSource;
import org.tallyport.gateway.ingest.Admission;
import org.tallyport.gateway.ingest.JournalGate;
import org.tallyport.gateway.ledger.LedgerBatch;
import org.tallyport.gateway.live.Receipt;
import org.tallyport.wire.Block;
import org.tallyport.wire.BlockCodec;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.JournalId;

/** Puts blocks to their board's gate and stores those that it lets in. */
final class Blocks {
  private final FoldedTerminal folded;
  private final Owners owners;
  private final InstantSource wall;
  private final ByteWriter canonical = new ByteWriter();
  private final LiveValues liveValues = new LiveValues();

  Blocks(FoldedTerminal folded, Owners owners, InstantSource wall) {
    this.folded = folded;
    this.owners = owners;
    this.wall = wall;
  }

  /** Without a gate nothing is taken: the board's birth has to be asked for. */
  void take(BoardSession board, Block block, LedgerBatch batch, long nowMicroseconds) {
    JournalGate gate = board.gate;
    if (gate == null) {
      board.askForRebirth(nowMicroseconds);
      return;
    }
    canonical.clear();
    BlockCodec.encode(block.content(), canonical);
    switch (gate.admit(block, canonical.buffer(), canonical.length())) {
      case Admission.Next _ -> {
        board.joined();
        store(board, gate, block, batch, nowMicroseconds);
      }
      case Admission.Again again -> {
        board.joined();
        board.counts.duplicates++;
        board.repeat(again.held(), nowMicroseconds);
      }
      case Admission.Ahead ahead -> board.ahead(ahead.held(), nowMicroseconds);
      case Admission.Fork fork -> fork(board, gate, fork, batch, nowMicroseconds);
    }
  }

  /** Where a birth may have been missed, the block may be of another journal than we think. */
  private void fork(
      BoardSession board,
      JournalGate gate,
      Admission.Fork fork,
      LedgerBatch batch,
      long nowMicroseconds) {
    if (board.counts.missed()) {
      board.askForRebirth(nowMicroseconds);
    } else {
      BlockName first = new BlockName(gate.position().journal(), fork.firstDiffering());
      board.forked(first, batch, nowMicroseconds, utcMicroseconds());
    }
  }

  private void store(
      BoardSession board, JournalGate gate, Block block, LedgerBatch batch, long nowMicroseconds) {
    JournalId journal = gate.position().journal();
    board.counts.blocks++;
    board.acknowledge(gate.position());
    folded.store(
        board.node,
        journal,
        block,
        canonical.toBytes(),
        board.signals.born(),
        batch,
        utcMicroseconds());
    Receipt received = new Receipt(wall.millis(), nowMicroseconds);
    liveValues.of(board.node, block, board.signals, owners, received);
  }

  private long utcMicroseconds() {
    return wall.millis() * 1_000;
  }
}
