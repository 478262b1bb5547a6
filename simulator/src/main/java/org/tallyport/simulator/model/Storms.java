package org.tallyport.simulator.model;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The storms of a run, looked at forwards only. */
public final class Storms {
  private final Iterator<Storm> storms;
  private @Nullable Storm next;

  /**
   * Storms to come.
   *
   * @param storms in order of their beginning; they need not end
   */
  public Storms(Iterator<Storm> storms) {
    this.storms = storms;
    next = storms.hasNext() ? storms.next() : null;
  }

  /** The storm that blows at a time, not before that of an earlier call. */
  @Nullable Storm at(long time) {
    while (next != null && next.toMicroseconds() <= time) {
      next = storms.hasNext() ? storms.next() : null;
    }
    return next != null && next.fromMicroseconds() <= time ? next : null;
  }

  /** The first time from this one on at which no storm blows. */
  public long calmAfter(long time) {
    long calm = time;
    for (Storm storm = at(calm); storm != null; storm = at(calm)) {
      calm = storm.toMicroseconds();
    }
    return calm;
  }
}
