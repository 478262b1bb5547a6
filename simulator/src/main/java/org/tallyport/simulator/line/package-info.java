/**
 * A wire that can be bad: a TCP proxy between a client and a server of this machine.
 *
 * <p>In: bytes of any TCP protocol, and what is to be done to the wire. Out: the same bytes in the
 * same order, later or not at all. {@link org.tallyport.simulator.line.Line} listens, two {@code
 * Pump}s carry each connection, {@code Course} decides what a pump may do.
 *
 * <p>Bytes are never changed and never reordered within a connection, as TCP would not do it
 * either. Real time only. Every thread ends with its connection or with the line.
 */
@NullMarked
package org.tallyport.simulator.line;

import org.jspecify.annotations.NullMarked;
