package org.tallyport.gateway.live;

import java.util.Optional;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.JournalId;

/**
 * How a board stands.
 *
 * @param node terminal and board
 * @param online whether its session lives
 * @param journal the journal it delivers; empty for a third-party board, whose delivery is not
 *     assured
 * @param backlogBlocks blocks that it has and the ledger does not yet hold, as far as known
 * @param acknowledgedNumber last block held durably
 * @param lastSeen when anything last came from it
 * @param births how often it has come up since the gateway started
 * @param blocks blocks taken since the gateway started
 * @param duplicates blocks that were held already
 * @param refused messages that could not be understood
 */
public record BoardStatus(
    EdgeNode node,
    boolean online,
    Optional<JournalId> journal,
    long backlogBlocks,
    long acknowledgedNumber,
    Receipt lastSeen,
    long births,
    long blocks,
    long duplicates,
    long refused) {}
