package org.tallyport.gateway.recognise;

/** Where a crane stands over. */
public enum Zone {
  VESSEL,
  QUAY,
  BACKREACH,
  RAIL,
  /** Not seen, or outside of every zone of the site's rules. */
  UNKNOWN
}
