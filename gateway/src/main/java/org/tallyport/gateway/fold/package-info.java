/**
 * The fold: state and block to state and facts.
 *
 * <p>In: blocks in number order per journal. Out, through a {@link
 * org.tallyport.gateway.fold.FoldSink}: events, additions to intervals, recorded gaps, and changed
 * state. What the ledger stores in one transaction with the block is exactly this.
 *
 * <p>Per equipment: {@code Feed} gives readings to the recogniser in (time, arrival) order once
 * their <em>through</em> has come, so that the cut into blocks changes nothing; {@code KnownTime}
 * keeps the account of which figures are known; {@code Segments} lays all boots on one time line;
 * {@code Placement} moves events, covered spans and gaps from there into UTC as soon as a clock
 * block of their boot is known. A clock that is not synchronised is waited out for 2 minutes of its
 * boot, marks what it places uncertain, and covers nothing; one more than 10 minutes ahead of the
 * gateway is refused. Time is covered once only: a clock that steps back adds nothing.
 *
 * <p>State: {@code clocks}, {@code journal/ID} (definitions) in version 2, {@code equipment/ID} in
 * version 4, {@code aside/ID/KIND} (of equipment that was of another kind; never read). Bounds:
 * 65,536 waiting readings, 8,192 waiting facts, 16 boots per equipment, 4,096 boots with clocks.
 *
 * <p>Pure: no I/O, no clock. One thread per {@link org.tallyport.gateway.fold.TerminalFold}.
 */
@NullMarked
package org.tallyport.gateway.fold;

import org.jspecify.annotations.NullMarked;
