/**
 * What the gateway holds durably: the blocks as received, what the fold made of them, and its
 * state, always written together in one transaction. What it does not hold it does not acknowledge.
 *
 * <p>In: a {@link org.tallyport.gateway.ledger.LedgerBatch} of blocks with their facts. Out: after
 * {@code commit} all of it, before nothing of it; and the answers to queries. Times are UTC
 * microseconds, masses grams, TEU hundredths.
 *
 * <pre>
 * journal   key, id, terminal, board, number, chain      number and chain of the last block held
 * block     journal, number, first_number, chain, kind, equipment, received_us, packed, bytes
 *           bytes are canonical, deflated where packed = 1; chain and number are never deleted
 * event     one per (journal, block, idx, type): columns of every kind of event, null where it
 *           has none; utc_us is the release of a move
 * interval  terminal, equipment, start_us and sums: merged by addition only
 * gap       one per (journal, block, ordinal, equipment): range, count, reason; signals parted by /
 * state     terminal, key, bytes: the fold's
 * through   terminal, equipment, utc_us: up to there it is known, or a recorded gap
 * alarm     terminal, kind, subject, since_us, text; the same one again is no other
 * </pre>
 *
 * <p>One connection writes, from the ingest loop's thread; queries have their own and see only what
 * is committed.
 */
@NullMarked
package org.tallyport.gateway.ledger;

import org.jspecify.annotations.NullMarked;
