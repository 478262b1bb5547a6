/**
 * Delivers the journal's blocks to the gateway as a Sparkplug edge node, and says what the signals
 * are now.
 *
 * <p>In: blocks of the {@code journal}, {@code CurrentValues} of the sample loop, commands of the
 * gateway. Out: births, one message per block, snapshots while a backlog drains; acknowledgements
 * back to the journal.
 *
 * <p>{@link org.tallyport.edge.uplink.UplinkLoop} connects (a fresh link and a higher bdSeq per
 * attempt, back-off with jitter) and keeps one {@code Session} per connection: wait for the primary
 * host, births, then data. {@code Delivery} is the window over unacknowledged blocks, like TCP's:
 * in bytes, growing with success, halved on a time-out, going back to the last acknowledged block.
 *
 * <p>Invariants: nothing is deleted here, and nothing on what a transport says; blocks go out in
 * order of number; {@code seq} is given out in one place; a step never waits for the gateway, the
 * broker or the journal loop, but for the disk where it takes the number of a CONNECT and begins a
 * fork. One thread steps.
 */
@NullMarked
package org.tallyport.edge.uplink;

import org.jspecify.annotations.NullMarked;
