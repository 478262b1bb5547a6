/**
 * The first stage on the board: the loop that polls the sensors, and what every later stage says
 * about single readings.
 *
 * <p>In: opened {@link org.tallyport.equipment.Sensor}s. Out: their samples and watermarks into an
 * {@link org.tallyport.edge.sample.Intake} (the conditioning), whose readings, losses and through
 * marks go into a {@link org.tallyport.edge.sample.ReadingSink} (the ring before the journal) and
 * the {@link org.tallyport.edge.sample.CurrentValues}.
 *
 * <p>Invariants: one thread steps the loop; it never waits; a step in which nothing happens
 * allocates nothing. Times are those of the samples; nothing is stamped here.
 */
@NullMarked
package org.tallyport.edge.sample;

import org.jspecify.annotations.NullMarked;
