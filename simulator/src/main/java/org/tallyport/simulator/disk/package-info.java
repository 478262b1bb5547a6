/**
 * A disk between SQLite and the kernel, for stepped runs: it knows what is durable and what only
 * lies in the page cache, and it can fail, fill up, be cut off from power, and stop at a named
 * point between two durable steps.
 *
 * <p>In: the calls that SQLite's native library makes on the files of a claimed folder. The library
 * reaches the C library through relocation slots; at the first claim the addresses in the slots of
 * open64, close, pwrite64, ftruncate64, fsync and unlink are replaced by upcalls into this package
 * (Linux, amd64 and arm64; {@link org.tallyport.simulator.disk.SimulatedDisk#unavailable} says why
 * not elsewhere). Out: the same calls on the real files, except for those that fail; and images of
 * the folder as a killed process or a power cut would leave it.
 *
 * <p>A sync is counted and believed, never done: the model, not the machine's disk, says what a
 * power cut takes. What other programs or plain Java write passes by unseen and counts as durable.
 * {@code -shm} files are SQLite's memory, not content: they pass through and are in no image.
 *
 * <p>Invariants: files that no disk claims behave as ever; nothing is thrown out of an upcall, as
 * that would end the virtual machine. The state is one for the process, as the slots are: whoever
 * loads Tallyport's classes twice loads this package once.
 */
@NullMarked
package org.tallyport.simulator.disk;

import org.jspecify.annotations.NullMarked;
