package org.tallyport.simulator.pins;

/** Holds simulated time for somebody who works in it. Guarded by the lock of its reader. */
final class Hold {
  /** Time may show this, but nothing later. */
  long limitMicroseconds;

  /** Whether time runs past it because its owner did nothing for too long. */
  boolean passedOver;

  Hold(long limitMicroseconds) {
    this.limitMicroseconds = limitMicroseconds;
  }

  void move(long limitMicroseconds) {
    this.limitMicroseconds = limitMicroseconds;
    passedOver = false;
  }
}
