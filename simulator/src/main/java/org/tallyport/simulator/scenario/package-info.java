/**
 * What a run simulates: terminals, their boards, their equipment and its work, weather and people,
 * sized from published figures.
 *
 * <p>In: a scenario file ({@code simulator/scenarios/*.yaml}, or a user's own) and a seed. Out: the
 * models, the boards that read them, the share of each terminal that they stand for and the target
 * that follows. Runs build everything else from it; the same file and seed give the same world.
 *
 * <p>Invariants: all faults of a file are told together; ids of boards and of equipment are unique
 * in a scenario; a fixed value of a file moves no chance; arrivals are made as they are asked for,
 * so that a run of any length holds a bounded part of them.
 */
@NullMarked
package org.tallyport.simulator.scenario;

import org.jspecify.annotations.NullMarked;
