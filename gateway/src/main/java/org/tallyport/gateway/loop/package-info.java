/**
 * The gateway's one loop: from messages to acknowledged blocks.
 *
 * <p>In: the messages of each terminal's {@link org.tallyport.gateway.host.HostSession}. Out: the
 * ledger, the live view, commands to boards. A step drains what has come, lets exactly the next
 * blocks in, folds them, writes blocks, facts and state in one transaction, and <em>only then</em>
 * acknowledges. When the transaction fails, gates and fold are made anew from the ledger, nothing
 * is acknowledged, and the boards send again.
 *
 * <p>Bounds: messages per step; acknowledgements repeated at most five times a second per board;
 * rebirths asked for at most every ten seconds per board. Stepped by one thread; time comes in as
 * an argument.
 */
@NullMarked
package org.tallyport.gateway.loop;

import org.jspecify.annotations.NullMarked;
