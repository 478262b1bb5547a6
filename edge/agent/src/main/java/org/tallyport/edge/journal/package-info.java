/**
 * Keeps readings safe on the board's disk until the gateway holds them.
 *
 * <p>In: readings, losses and through marks of the sample loop through the {@link
 * org.tallyport.edge.journal.ReadingRing}. Out: numbered, chained blocks that the uplink asks the
 * {@link org.tallyport.edge.journal.Journal} for, on a board the {@link
 * org.tallyport.edge.journal.SqliteJournal}. {@link org.tallyport.edge.journal.JournalLoop} is the
 * only writer.
 *
 * <p>Layout of the file (SQLite, WAL, pages of 1 KiB, application id "TPJ1", user version 1):
 *
 * <pre>
 * journal     ordinal (age rank, from 1), id, next, chain, acknowledged, acknowledged_chain
 * block       key = ordinal × 2^44 + number; first_number (less than the number only of a dropped
 *             block), chain, kind (first canonical byte), equipment, written_us (UTC), bytes
 *             (canonical, {@link org.tallyport.wire.BlockCodec})
 * definition  alias, bytes (canonical bytes of its definition block)
 * equipment   id, boot, through_us: up to when its readings are kept
 * board       name, value: bdSeq, the number of the last CONNECT
 * moving      target (ordinal), file, source (ordinal), next, end, end_chain: blocks that are still
 *             to come to the end of a journal: from this file (file empty, source numbers from next
 *             to end − 1, beyond that journal's own next), or from a damaged one beside it
 * </pre>
 *
 * <p>A fork and a damaged file leave blocks to be moved; the journal loop moves them a piece per
 * step and transaction. A damaged file is set aside as {@code .damaged-NUMBER-TIME}; its small
 * tables come into the new file with its first transaction, its blocks piece by piece under their
 * old id, numbers and chain; a file {@code .saved} beside it says that nothing is to come any more.
 * The newest three are kept for people, and of these no more bytes than a journal may have, but
 * always the newest. What cannot be saved is a dropped block, that is, a gap.
 *
 * <p>Invariants: a journal's blocks are consecutive from acknowledged + 1 to next − 1; a block is
 * never rewritten except as a dropped one, under its own number and chain; rows go only after an
 * acknowledgement with the same journal, number and chain; journals are drained in order of age and
 * only the youngest grows. A gap whose boot is 0 begins or ends at a time that is not known.
 *
 * <p>Only {@code uplink}, {@code health}, {@code inspect} and the program itself call.
 *
 * <p>For {@code inspect}: a {@link org.tallyport.edge.journal.JournalCopy} and what a {@link
 * org.tallyport.edge.journal.JournalView} finds in it, and the {@link
 * org.tallyport.edge.journal.Salvage} of a copy.
 */
@NullMarked
package org.tallyport.edge.journal;

import org.jspecify.annotations.NullMarked;
