package org.tallyport.edge.uplink;

/** What an uplink counts. */
public enum UplinkCount {
  /** Attempts to connect. */
  CONNECTS,
  /** Links that ended. */
  LINKS_LOST,
  /** Times that births were given. */
  BIRTHS,
  /** Blocks handed to the transport for the first time. */
  SENT,
  /** Blocks handed to the transport again. */
  RESENT,
  /** Times that nothing was acknowledged in time. */
  TIMEOUTS,
  /** Acknowledgements that moved the journal on. */
  ACKNOWLEDGED,
  /** Acknowledgements that were not for this journal. */
  FOREIGN_ACKNOWLEDGEMENTS,
  /** Snapshots of present values. */
  SNAPSHOTS,
  /** Messages from the broker that could not be understood. */
  REFUSED,
  /** Blocks that could not be encoded and went as a gap. */
  SET_ASIDE
}
