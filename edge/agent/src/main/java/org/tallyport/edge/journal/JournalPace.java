package org.tallyport.edge.journal;

import java.time.Duration;

/**
 * When blocks are cut and written.
 *
 * @param commitInterval longest time that a reading waits for its block
 * @param idleInterval longest time between two blocks of one equipment
 * @param blockReadings readings per block at most
 * @param contactsAtOnce whether a contact's reading is written without waiting
 * @param memoryReadings readings kept in memory while the disk fails
 */
public record JournalPace(
    Duration commitInterval,
    Duration idleInterval,
    int blockReadings,
    boolean contactsAtOnce,
    int memoryReadings) {
  /** 500 ms, 10 s, 500 readings, 20,000 readings in memory. */
  public static final JournalPace DEFAULT =
      new JournalPace(Duration.ofMillis(500), Duration.ofSeconds(10), 500, false, 20_000);

  public JournalPace {
    if (commitInterval.isNegative()
        || idleInterval.compareTo(commitInterval) < 0
        || blockReadings < 1
        || memoryReadings < blockReadings) {
      throw new IllegalArgumentException(
          "journal pace: commit "
              + commitInterval
              + ", idle "
              + idleInterval
              + ", "
              + blockReadings
              + " readings per block, "
              + memoryReadings
              + " in memory");
    }
  }

  long commitMicroseconds() {
    return commitInterval.toNanos() / 1_000;
  }

  long idleMicroseconds() {
    return idleInterval.toNanos() / 1_000;
  }
}
