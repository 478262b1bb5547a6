/**
 * Takes a journal's blocks in: exactly the next one, each once.
 *
 * <p>In: a decoded {@link org.tallyport.wire.Block} with its canonical bytes, and what a board's
 * birth says of its journal. Out: an {@link org.tallyport.gateway.ingest.Admission}. Block n is
 * admitted only after n−1, and only where its chain follows from ours; a lower one with our chain
 * is acknowledged again, one with another chain is a fork. No I/O and no clock: the gateway's
 * ingest loop asks, writes the ledger, and only then acknowledges.
 */
@NullMarked
package org.tallyport.gateway.ingest;

import org.jspecify.annotations.NullMarked;
