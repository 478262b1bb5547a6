package org.tallyport.driver.pi;

/** Takes what happens on one line, from the hardware's own thread; must not block. */
public interface EdgeListener {
  /**
   * An edge.
   *
   * @param timeMicroseconds board-monotonic, stamped by the hardware
   * @param rising the direction that the hardware told; under load it can be wrong
   * @param sequence counts this line's edges from 1; a jump means that the hardware lost some
   */
  void edge(long timeMicroseconds, boolean rising, long sequence);

  /** No edge is waiting now. Called after edges and every so often between them. */
  void quiet();

  /** The line gives nothing any more; it must be opened anew. */
  void failed(String reason);
}
