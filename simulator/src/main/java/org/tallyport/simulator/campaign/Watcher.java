package org.tallyport.simulator.campaign;

/** Hears how a campaign goes. Called from any thread, one call at a time. */
public interface Watcher {
  /**
   * A part begins.
   *
   * @param what such as {@code seeds}
   * @param all how many there are to do
   * @param done how many of them were done in an earlier start
   */
  void begins(String what, int all, int done);

  /** So many more are done. */
  void done(int more);

  /** Something failed; lines for people. */
  void failed(String what, String replay);
}
