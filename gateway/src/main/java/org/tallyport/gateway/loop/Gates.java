package org.tallyport.gateway.loop;

import org.tallyport.gateway.ingest.JournalGate;
import org.tallyport.gateway.ingest.Position;
import org.tallyport.gateway.ledger.Ledger;
import org.tallyport.gateway.ledger.LedgerFault;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.JournalStatus;

/** Opens gates where the ledger stands. A ledger fault inside of a gate comes out unchecked. */
final class Gates {
  private final Ledger ledger;

  Gates(Ledger ledger) {
    this.ledger = ledger;
  }

  JournalGate open(JournalId journal) throws LedgerFault {
    Position position = ledger.position(journal).orElseGet(() -> JournalGate.beginning(journal));
    return new JournalGate(
        position,
        number -> {
          try {
            return ledger.chain(journal, number);
          } catch (LedgerFault e) {
            throw new LedgerFault.Inside(e);
          }
        });
  }

  /**
   * Opens the board's gate again; where blocks are missing in between, its birth has to be asked
   * for.
   */
  void reopen(BoardSession board) throws LedgerFault {
    JournalStatus status = board.status;
    if (status != null) {
      JournalGate gate = open(status.journal());
      if (gate.position().number() >= status.oldest() - 1) {
        gate.begin(status.oldest(), status.chainBeforeOldest());
        board.gate = gate;
      }
    }
  }
}
