package org.tallyport.simulator.truth;

/** Crane work that is no move. */
public enum NonMoveKind {
  /** A hatch cover taken to the back-reach. */
  HATCH_OFF,
  /** A hatch cover put back. */
  HATCH_ON,
  /** A load lifted and set in the same place. */
  SPREADER_CHECK,
  /** Twist-locks closed and opened without a lift. */
  DOUBLE_CLICK,
  /** The rope caught while the spreader stood on a box, unlocked. */
  SNAG
}
