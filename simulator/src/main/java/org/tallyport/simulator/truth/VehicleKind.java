package org.tallyport.simulator.truth;

/** What went over the track. */
public enum VehicleKind {
  WAGON,
  LOCOMOTIVE
}
