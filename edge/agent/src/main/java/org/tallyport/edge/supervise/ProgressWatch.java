package org.tallyport.edge.supervise;

import java.util.function.LongSupplier;

/**
 * Whether both the read loop and the journal have got on since it was last found so. One thread.
 */
public final class ProgressWatch {
  /** Between two words to the service manager at least, microseconds. */
  private static final long PAUSE = 1_000_000;

  private final LongSupplier reads;
  private final LongSupplier commits;
  private final Runnable alive;
  private long lastReads;
  private long lastCommits;
  private long allowedAt = Long.MIN_VALUE;

  /**
   * A watch; what was done before it does not count.
   *
   * @param reads how often all sensors were read
   * @param commits how often the journal left nothing waiting, or tried to write
   * @param alive told when both have grown, at most once a second
   */
  public ProgressWatch(LongSupplier reads, LongSupplier commits, Runnable alive) {
    this.reads = reads;
    this.commits = commits;
    this.alive = alive;
    lastReads = reads.getAsLong();
    lastCommits = commits.getAsLong();
  }

  /**
   * Looks.
   *
   * @param nowMicroseconds pacing time
   */
  public void step(long nowMicroseconds) {
    long read = reads.getAsLong();
    long committed = commits.getAsLong();
    if (read > lastReads && committed > lastCommits && nowMicroseconds >= allowedAt) {
      lastReads = read;
      lastCommits = committed;
      allowedAt = nowMicroseconds + PAUSE;
      alive.run();
    }
  }
}
