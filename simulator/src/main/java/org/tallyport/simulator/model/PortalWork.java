package org.tallyport.simulator.model;

import org.tallyport.simulator.truth.MoveKind;

/** One piece of work of a portal crane. */
public sealed interface PortalWork {
  /** What hangs on the rope. */
  enum Gear {
    /** Bulk; the grab's weight is taken off the load. */
    GRAB,
    /** Slung cargo. */
    HOOK
  }

  /**
   * One lift over the quay edge.
   *
   * @param kind bulk discharge or bulk load
   * @param grams cargo
   */
  record Lift(Gear gear, MoveKind kind, long grams) implements PortalWork {}

  /** A load lifted a little and set where it was. */
  record Check(long grams) implements PortalWork {}

  /** Nothing to do, for a time in microseconds. */
  record Pause(long microseconds) implements PortalWork {}

  /** Nothing to do until a time in microseconds since the start of the run. */
  record Wait(long untilMicroseconds) implements PortalWork {}
}
