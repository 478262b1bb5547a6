package org.tallyport.simulator.verdict;

import org.tallyport.equipment.EquipmentId;

/**
 * One way in which the tally is not the truth.
 *
 * @param kind which way
 * @param equipment where
 * @param message one line: what, when, how much
 */
public record Deviation(Kind kind, EquipmentId equipment, String message) {
  /** The ways in which a tally can differ. */
  public enum Kind {
    /** It happened and is not tallied. */
    LOST,
    /** It is tallied twice. */
    DUPLICATED,
    /** It is tallied and did not happen. */
    PHANTOM,
    /** It is tallied at another time. */
    MISTIMED,
    /** Other boxes, TEU, axles, kind or direction. */
    MISCOUNTED,
    /** Mass beyond the bound. */
    MISWEIGHED,
    /** An interval is not the sum of its moves. */
    INTERVAL,
    /** Covered time stated that was not covered, or the other way round. */
    COVERAGE,
    /** A gap that no fault explains. */
    GAP,
    /** Not heard of in time after the last fault. */
    RECOVERY
  }
}
