package org.tallyport.wire;

/**
 * What a board says about its journal in its birth.
 *
 * @param journal the journal whose blocks it is going to send
 * @param next number of the next block to be written
 * @param oldest number of the oldest block held; {@code next} when none is
 * @param chainBeforeOldest chain before that block, so that a gateway restored from an older backup
 *     can go on from there
 * @param acknowledged number of the last block acknowledged, 0 for none
 */
public record JournalStatus(
    JournalId journal, long next, long oldest, long chainBeforeOldest, long acknowledged) {
  public JournalStatus {
    if (oldest < 1 || next < oldest || chainBeforeOldest < 0 || acknowledged < 0) {
      throw new IllegalArgumentException(
          "journal "
              + journal
              + ": oldest "
              + oldest
              + ", next "
              + next
              + ", chain before oldest "
              + chainBeforeOldest
              + ", acknowledged "
              + acknowledged
              + ": out of order");
    }
  }
}
