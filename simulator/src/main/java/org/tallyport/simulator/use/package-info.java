/**
 * What programs use, and how that grows: memory, open files, bytes on disk.
 *
 * <p>In: what the system says of a process or of this one, files. Out: a {@link
 * org.tallyport.simulator.use.Growth} per figure: first, last, most, and growth per hour. What the
 * system does not tell is left out, never zero.
 */
@NullMarked
package org.tallyport.simulator.use;

import org.jspecify.annotations.NullMarked;
