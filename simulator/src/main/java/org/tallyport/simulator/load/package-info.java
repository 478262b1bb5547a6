/**
 * Many simulated boards against one real gateway, in real time.
 *
 * <p>In: how many boards, signals and readings, for how long, and which broker. Out: lines of
 * progress, {@code load.json}, a judgement.
 *
 * <p>A {@link org.tallyport.simulator.load.LoadBoard} is the agent's own ring, journal loop and
 * uplink, so that blocks, window and go-back are the real ones; only the sensors and the disk are
 * missing: readings are made here, and blocks lie in a {@code MemoryJournal} until they are
 * acknowledged. A few threads step all boards, and {@code NettyLinks} carry them over a few more:
 * Paho takes several threads per client. The gateway is the real program as a process of its own,
 * as installed, from a configuration as an engineer would write it.
 *
 * <p>The judgement is exact: every reading made was acknowledged, the ledger holds as many as were
 * made, and nothing was made in vain because a ring or a journal had no room.
 */
@NullMarked
package org.tallyport.simulator.load;

import org.jspecify.annotations.NullMarked;
