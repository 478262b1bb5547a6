/**
 * How the board does: the counters of its loops in one line for the log. In: the loops. Out: {@link
 * org.tallyport.edge.health.Health}. Called by the program.
 */
@NullMarked
package org.tallyport.edge.health;

import org.jspecify.annotations.NullMarked;
