/**
 * Counting what was recognised.
 *
 * <p>In: events, covered time. Out: mergeable {@link org.tallyport.gateway.tally.Interval}s of a
 * quarter of an hour, and their sums over windows in a terminal's zone, each figure beside its
 * coverage. What is not covered is unknown: it is never idle and never zero.
 *
 * <p>Pure: no I/O, no clock. {@code fold} makes intervals; anybody may add them up.
 */
@NullMarked
package org.tallyport.gateway.tally;

import org.jspecify.annotations.NullMarked;
