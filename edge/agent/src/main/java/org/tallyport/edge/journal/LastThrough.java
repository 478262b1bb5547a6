package org.tallyport.edge.journal;

/**
 * Up to when all readings of an equipment are in the journal.
 *
 * @param boot boot of the time
 * @param timeMicroseconds monotonic time within that boot
 */
public record LastThrough(long boot, long timeMicroseconds) {}
