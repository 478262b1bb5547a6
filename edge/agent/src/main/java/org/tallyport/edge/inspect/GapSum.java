package org.tallyport.edge.inspect;

/**
 * Gaps of one equipment with the same reason.
 *
 * @param gaps how many
 * @param missingReadings how many readings are known to be missing, 0 when that is not known
 * @param first when the first one begins
 * @param last when the last one ends
 */
record GapSum(long gaps, long missingReadings, Moment first, Moment last) {
  /** The other one comes later. */
  GapSum plus(GapSum later) {
    return new GapSum(
        gaps + later.gaps, missingReadings + later.missingReadings, first, later.last);
  }
}
