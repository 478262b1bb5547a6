package org.tallyport.simulator.model;

/** What a container crane has to do, in order. */
@FunctionalInterface
public interface CraneWorkList {
  /**
   * The next piece of work; asked once per piece, when the one before is planned to the end.
   *
   * @param nowMicroseconds when it can begin; work takes time, a wait ends later than this
   */
  CraneWork next(long nowMicroseconds);
}
