package org.tallyport.gateway.ingest;

import java.util.OptionalLong;

/** What the ledger knows of blocks that it already holds. */
@FunctionalInterface
public interface HeldChains {
  /** The chain of a block held under this number; empty when it was dropped or never here. */
  OptionalLong chain(long number);
}
