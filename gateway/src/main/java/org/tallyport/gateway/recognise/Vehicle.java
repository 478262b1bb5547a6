package org.tallyport.gateway.recognise;

/** What went over a track. */
public enum Vehicle {
  WAGON,
  LOCOMOTIVE,
  /** Axles that fit no vehicle. */
  UNKNOWN
}
