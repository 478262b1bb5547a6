package org.tallyport.edge;

/** The system's monotonic clock. */
public final class SystemPacer implements Pacer {
  private static final long NANOSECONDS = 1_000;

  /** One pacer serves any number of loops. */
  public SystemPacer() {}

  @Override
  public long microseconds() {
    return System.nanoTime() / NANOSECONDS;
  }

  @Override
  public void pause(long microseconds) throws InterruptedException {
    Thread.sleep(microseconds / 1_000, (int) (microseconds % 1_000 * NANOSECONDS));
  }
}
