package org.tallyport.wire;

/** Names of metrics and properties on the wire; what they carry stands in the package note. */
final class Names {
  static final String BD_SEQ = "bdSeq";
  static final String REBIRTH = "Node Control/Rebirth";

  static final String JOURNAL = "Journal/";
  static final String ID = "Journal/Id";
  static final String NEXT = "Journal/Next";
  static final String OLDEST = "Journal/Oldest";
  static final String OLDEST_CHAIN = "Journal/OldestChain";
  static final String ACKNOWLEDGED = "Journal/Acknowledged";
  static final String ACKNOWLEDGED_CHAIN = "Journal/AcknowledgedChain";
  static final String FORK = "Journal/Fork";

  static final String SUPERSEDED = "Superseded/";

  static final String UNIT = "engUnit";
  static final String ROLE = "role";
  static final String DECIMALS = "decimals";
  static final String QUALITY = "Quality";

  /** The uuid that marks Sparkplug's compressed envelope. */
  static final String COMPRESSED = "SPBV1.0_COMPRESSED";

  static final String ALGORITHM = "algorithm";

  private Names() {}
}
