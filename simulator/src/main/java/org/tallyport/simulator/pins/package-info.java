/**
 * A board made of a file. A world writes what happens on its pins, its converter and its clock; an
 * edge agent, in the same process or in another, reads it through the ordinary drivers.
 *
 * <p>In: {@link org.tallyport.simulator.pins.BoardFile}, called by a world. Out: Pi4J providers
 * ({@code hardware: simulated}) and a board clock ({@code clock: {driver: simulated}}), both with
 * the setting {@code file}.
 *
 * <p>The file is a memory-mapped ring of records in order of board time, behind a header with the
 * state at its end ({@code BoardMemory} tells the layout). One reader thread per process and file
 * gives each record to the inputs and chips, and only then lets the clock show its time: no sample
 * is ever late, however fast simulated time runs. Time is also held for those who sample in it (a
 * {@code Hold}): it does not run past the moment that an I2C thread waits for, nor more than 2 s
 * ahead of the sample loop's polls. A hold whose owner does nothing for 2 s of real time is passed
 * over, so that a stuck thread does not stop the world.
 *
 * <p>A reader that comes later starts with the state in the header, as a board that boots finds its
 * pins. A reader that was given up (no heartbeat for 2 s) while the ring went around finds its
 * edges lost: their numbers jump.
 *
 * <p>The readers of a process are kept in one static table ({@code BoardReaders}), because clock
 * and pins are found by the service loader apart from each other and must share one reader.
 */
@NullMarked
package org.tallyport.simulator.pins;

import org.jspecify.annotations.NullMarked;
