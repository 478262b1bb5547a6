/**
 * What is done to a run on purpose: faults with a victim, a time and a length, and tunings that
 * make bounds small. A {@link FaultPlan} is made from a seed or read from a file of lines; the same
 * plan on the same seed gives the same run, and {@link Shrinking} finds the smallest part of a plan
 * that still fails.
 *
 * <p>Comes in: a scenario's boards, a seed, a length. Goes out: plans, for the stepped and the
 * wired runs that carry them out. Nothing here touches a run.
 */
@NullMarked
package org.tallyport.simulator.fault;

import org.jspecify.annotations.NullMarked;
