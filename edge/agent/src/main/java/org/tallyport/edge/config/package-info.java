/**
 * What a board is told to do. In: a YAML file. Out: {@link
 * org.tallyport.edge.config.BoardConfiguration}, one tree of records, complete and checked, or the
 * list of all its faults, each with file, line, key path, value and the way out.
 *
 * <p>Strict: an unknown key is a fault. Reading a configuration touches no hardware and no network.
 * Anybody in the program may call; imports no other stage.
 */
@NullMarked
package org.tallyport.edge.config;

import org.jspecify.annotations.NullMarked;
