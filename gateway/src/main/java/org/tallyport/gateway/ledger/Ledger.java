package org.tallyport.gateway.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallyport.gateway.ingest.Position;
import org.tallyport.wire.JournalId;

/** The store behind the ingest loop; called from its thread alone. */
public interface Ledger extends AutoCloseable {
  /** Begins a transaction; one at a time. */
  LedgerBatch begin() throws LedgerFault;

  /** How far a journal is held; empty for one that was never seen. */
  Optional<Position> position(JournalId journal) throws LedgerFault;

  /** The chain after a block that is held. */
  OptionalLong chain(JournalId journal, long number) throws LedgerFault;

  /** The fold's state of a terminal. */
  Map<String, byte[]> states(String terminal) throws LedgerFault;

  @Override
  void close();
}
