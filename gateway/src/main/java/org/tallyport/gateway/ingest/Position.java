package org.tallyport.gateway.ingest;

import org.tallyport.wire.Acknowledgement;
import org.tallyport.wire.JournalId;

/**
 * How far the ledger holds a journal.
 *
 * @param journal the journal
 * @param number the last block held, 0 for none
 * @param chain the chain after it
 */
public record Position(JournalId journal, long number, long chain) {
  public Acknowledgement acknowledgement() {
    return new Acknowledgement(journal, number, chain);
  }
}
