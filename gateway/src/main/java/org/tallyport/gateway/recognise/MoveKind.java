package org.tallyport.gateway.recognise;

/** From where to where a move took its cargo. */
public enum MoveKind {
  /** Vessel to land. */
  DISCHARGE,
  /** Land to vessel. */
  LOAD,
  /** Vessel to vessel. */
  RESTOW,
  /** Quay to wagon. */
  RAIL_LOAD,
  /** Wagon to quay. */
  RAIL_UNLOAD,
  /** Cargo without boxes, vessel to land. */
  BULK_DISCHARGE,
  /** Cargo without boxes, land to vessel. */
  BULK_LOAD,
  /** Cargo without boxes, quay to wagon. */
  BULK_RAIL_LOAD,
  /** Cargo without boxes, wagon to quay. */
  BULK_RAIL_UNLOAD
}
