package org.tallyport.gateway.recognise;

/** Where a spreader is in its cycle. */
enum SpreaderPhase {
  /** Unlocked, nothing of its own on it. */
  EMPTY,
  /** Locked, not lifted yet. */
  LOCKED,
  /** Lifted: something hangs on it. */
  CARRYING,
  /** Unlocked after a lift, not risen yet. */
  RELEASED
}
