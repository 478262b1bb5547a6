/**
 * The simulator. {@link org.tallyport.simulator.Main} reads the command line; models, faults, truth
 * and verdict lie in the packages below. It may see every other module; none may see it.
 */
@NullMarked
package org.tallyport.simulator;

import org.jspecify.annotations.NullMarked;
