package org.tallyport.edge.journal;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where a journal lies and how much it may hold.
 *
 * @param file the SQLite file; its folder exists
 * @param maximumBytes bound of the file, at least 64 KiB; beyond it oldest readings are given up
 * @param maximumAge age beyond which unacknowledged readings are given up
 * @param durability {@link Durability#FULL} on a board
 * @param ballastBytes size of a file given up first on a full disk, 0 for none
 */
public record JournalSettings(
    Path file, long maximumBytes, Duration maximumAge, Durability durability, int ballastBytes) {
  private static final long LEAST_BYTES = 65_536;

  public JournalSettings {
    if (maximumBytes < LEAST_BYTES || maximumAge.isNegative() || ballastBytes < 0) {
      throw new IllegalArgumentException(
          "journal "
              + file
              + ": "
              + maximumBytes
              + " bytes, "
              + maximumAge
              + ", ballast "
              + ballastBytes
              + ": wanted at least "
              + LEAST_BYTES
              + " bytes and nothing negative");
    }
  }

  /** A board's: durable, bounded by 90 days, with 1 MiB of ballast. */
  public static JournalSettings durable(Path file, long maximumBytes) {
    return new JournalSettings(file, maximumBytes, Duration.ofDays(90), Durability.FULL, 1 << 20);
  }
}
