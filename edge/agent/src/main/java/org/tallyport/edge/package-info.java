/**
 * The program on the board. {@link org.tallyport.edge.Main} reads the command line; the stages of a
 * reading's way lie in the packages below, each importing only stages to its left: config, sample,
 * condition, journal, uplink, health. Beside the way lies inspect, which looks into journal files.
 */
@NullMarked
package org.tallyport.edge;

import org.jspecify.annotations.NullMarked;
