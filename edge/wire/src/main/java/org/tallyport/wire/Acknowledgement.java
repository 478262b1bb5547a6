package org.tallyport.wire;

/**
 * What the gateway holds durably: all blocks of this journal up to a number. A board deletes only
 * where journal, number and chain are its own.
 *
 * @param journal the journal
 * @param number the last block held, 0 for none
 * @param chain its chain
 */
public record Acknowledgement(JournalId journal, long number, long chain) {}
