/**
 * From samples to readings: debounce, scale, plausible range, resolution, report by exception.
 *
 * <p>In: samples and watermarks of each sensor. Out: readings in whole steps, losses, and the
 * <em>through</em> mark of each equipment. Called by the sample loop alone.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>A reading carries the time of a sample, never that of a decision.
 *   <li>No reading has a time at or before an earlier through mark of its equipment: what a
 *       conditioner still holds back keeps the mark before it.
 *   <li>How often the loop steps never changes which readings come out.
 *   <li>A value outside its plausible range is bad, never clamped.
 *   <li>Silent is not idle: a value that no sample confirms is not repeated.
 * </ul>
 */
@NullMarked
package org.tallyport.edge.condition;

import org.jspecify.annotations.NullMarked;
