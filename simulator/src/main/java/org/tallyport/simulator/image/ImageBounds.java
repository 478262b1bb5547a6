package org.tallyport.simulator.image;

/**
 * How much is looked at.
 *
 * @param commits of each file, at most; the rest is left out by chance
 * @param variants of each image, at most
 * @param reboots of each board, over one run
 * @param restarts of the gateway that dies in a commit, over one run
 * @param tails that its ledger loses, over one run
 */
public record ImageBounds(int commits, int variants, int reboots, int restarts, int tails) {
  public ImageBounds {
    if (commits < 0 || variants < 1 || reboots < 0 || restarts < 0 || tails < 0) {
      throw new IllegalArgumentException(
          "commits %d, variants %d, reboots %d, restarts %d, tails %d: too few"
              .formatted(commits, variants, reboots, restarts, tails));
    }
  }
}
