package org.tallyport.gateway.recognise;

/** What is wrong with an equipment or its sensors. */
public enum FaultKind {
  /** The hoist pulls while the spreader stands unlocked on something. */
  SNAG,
  /** A contact changes too often; the last good state is held. */
  CHATTER,
  /** Contacts that exclude each other are closed together. */
  WIRING
}
