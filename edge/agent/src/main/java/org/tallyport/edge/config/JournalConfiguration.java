package org.tallyport.edge.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The journal.
 *
 * @param path its SQLite file
 * @param commitInterval how long readings are gathered into a block
 * @param maximumBytes bound of the file
 * @param maximumAge bound of what it keeps unacknowledged
 * @param blockReadings readings in a block, at most
 * @param contactsAtOnce whether a change of a contact closes the block at once
 */
public record JournalConfiguration(
    Path path,
    Duration commitInterval,
    long maximumBytes,
    Duration maximumAge,
    int blockReadings,
    boolean contactsAtOnce) {}
