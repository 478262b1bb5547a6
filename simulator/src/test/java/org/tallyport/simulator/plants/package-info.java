/**
 * Bugs that are planted into copies of the programs' classes, and the checks that must find them.
 *
 * <p>A plant is a file in {@code src/test/plants}: which lines of which source become which others,
 * by which check that is to be found, and within how many seeds. The patched source is compiled and
 * all of Tallyport is loaded anew around it; the code that is shipped knows nothing of this.
 */
@NullMarked
package org.tallyport.simulator.plants;

import org.jspecify.annotations.NullMarked;
