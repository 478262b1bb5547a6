package org.tallyport.simulator.fault;

import org.tallyport.simulator.model.Chance;

/**
 * Bounds and paces of the boards' agents.
 *
 * @param commitMilliseconds how long readings are gathered into a block
 * @param blockReadings readings per block, at most
 * @param windowBytes canonical bytes under way, at most
 * @param journalBytes bound of a board's journal
 * @param contactsAtOnce whether a contact closes its block at once
 * @param compress whether blocks are compressed
 */
public record Tuning(
    int commitMilliseconds,
    int blockReadings,
    int windowBytes,
    long journalBytes,
    boolean contactsAtOnce,
    boolean compress) {
  /** A bound at which an outage of some minutes makes a journal give up blocks. */
  public static final long TINY_JOURNAL = 1 << 20;

  private static final int WIDE = 64 << 10;

  /** What boards do when nobody tunes them, but for a commit every 2 s: stepped runs are longer. */
  public static final Tuning USUAL = new Tuning(2_000, 500, 4 << 20, 2_000_000_000L, false, true);

  /**
   * Some from a seed: usual ones most of the time, the smallest now and then. A narrow window goes
   * with few blocks: a block takes a step of the run there and back, and a backlog is to drain.
   */
  static Tuning random(Chance chance) {
    int window = pick(chance, 4 << 20, 64 << 10, 8_000, 1);
    boolean narrow = window < WIDE;
    return new Tuning(
        narrow ? USUAL.commitMilliseconds() : pick(chance, 2_000, 500, 50, 10_000),
        narrow ? USUAL.blockReadings() : pick(chance, 500, 100, 7, 1),
        window,
        chance.happens(0.15) ? TINY_JOURNAL : USUAL.journalBytes(),
        !narrow && chance.happens(0.2),
        chance.happens(0.7));
  }

  private static int pick(Chance chance, int usual, int... others) {
    return chance.happens(0.5) ? usual : others[chance.between(0, others.length - 1)];
  }

  /** One line, as in plans. */
  public String line() {
    return "tuning commit_interval_ms=%d block_readings=%d window=%d journal=%d contacts=%b compress=%b"
        .formatted(
            commitMilliseconds, blockReadings, windowBytes, journalBytes, contactsAtOnce, compress);
  }

  static Tuning parse(String line) {
    long[] numbers = new long[4];
    boolean[] flags = new boolean[2];
    String[] words = line.strip().split("[ =]", -1);
    if (words.length != 13) {
      throw new IllegalArgumentException("\"" + line + "\", wanted such as: " + USUAL.line());
    }
    for (int i = 0; i < 4; i++) {
      numbers[i] = Long.parseLong(words[2 + 2 * i]);
    }
    for (int i = 0; i < 2; i++) {
      flags[i] = Boolean.parseBoolean(words[10 + 2 * i]);
    }
    return new Tuning(
        (int) numbers[0], (int) numbers[1], (int) numbers[2], numbers[3], flags[0], flags[1]);
  }

  /** Whether so little may be under way that a board may fall behind by as long as it likes. */
  public boolean narrow() {
    return windowBytes < WIDE;
  }
}
