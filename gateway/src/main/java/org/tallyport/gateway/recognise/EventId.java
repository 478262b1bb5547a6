package org.tallyport.gateway.recognise;

import org.tallyport.wire.JournalId;

/**
 * What an event rests on: one reading. Together with {@link Event#type()} it is unique, and the
 * same however often the blocks are folded; decisions of people bind to it.
 *
 * @param journal the journal that holds the reading
 * @param block number of its block, from 1
 * @param index place of the reading within the block, from 0
 */
public record EventId(JournalId journal, long block, int index) {}
