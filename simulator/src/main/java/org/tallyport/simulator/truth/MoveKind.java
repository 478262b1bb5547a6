package org.tallyport.simulator.truth;

/** From where to where a lift took its cargo. */
public enum MoveKind {
  /** Vessel to quay. */
  DISCHARGE,
  /** Quay to vessel. */
  LOAD,
  /** Vessel to vessel. */
  RESTOW,
  /** Quay to wagon. */
  RAIL_LOAD,
  /** Wagon to quay. */
  RAIL_UNLOAD,
  /** Cargo without boxes, vessel to quay. */
  BULK_DISCHARGE,
  /** Cargo without boxes, quay to vessel. */
  BULK_LOAD
}
