package org.tallyport.gateway.recognise;

/** What a mass contains. */
public enum MassBasis {
  /** Cargo and the container around it. */
  GROSS,
  /** Cargo alone. */
  NET,
  /** No mass: it was not measured. */
  UNKNOWN
}
