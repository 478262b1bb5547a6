/**
 * What a run simulates: a terminal, its boards, their equipment and a day's work, sized from
 * published figures.
 *
 * <p>In: a name and a seed. Out: the models, the boards that read them, the share of the terminal
 * that they stand for and the target that follows. Runs build everything else from it; the same
 * scenario and seed give the same world.
 */
@NullMarked
package org.tallyport.simulator.scenario;

import org.jspecify.annotations.NullMarked;
