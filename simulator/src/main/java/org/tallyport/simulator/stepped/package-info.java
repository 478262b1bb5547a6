/**
 * A run in one thread and virtual time: the real loops of the boards and of the gateway, their real
 * SQLite files, between models that stand at the {@code Sensor} seam and a broker in memory that
 * stands at the {@code Link} seam.
 *
 * <p>In: a scenario, a seed, a length. Out: the truth, and what the gateway answers, for a verdict.
 *
 * <p>Invariants: nothing reads a real clock or waits; the same seed gives the same blocks, told by
 * a hash over their canonical bytes in the order in which the gateway took them. Each step advances
 * the world, then the boards in order, then the gateway. Between world and boards a test may step
 * in: let a board die, change its card, boot it again.
 */
@NullMarked
package org.tallyport.simulator.stepped;

import org.jspecify.annotations.NullMarked;
