package org.tallyport.gateway.recognise;

/** Why a lift is no move. */
public enum LiftReason {
  /** Set down where it was picked, or raised without a load. */
  TEST,
  /** A hatch cover. */
  HATCH,
  /** Set down elsewhere in the same zone of the land side, or between quay and back-reach. */
  SAME_PLACE
}
