/**
 * Notes every commit of journals and ledger in stepped runs, damages their files as a power cut or
 * a bad card does, and sees whether the real programs open them and go on.
 *
 * <p>In: a scenario and a seed. Out: how many images and variants were opened, and every breach of
 * what they must hold, always without {@code -shm}:
 *
 * <ul>
 *   <li>of a journal at a commit: each block that was committed and not acknowledged, under the
 *       number and the chain that it was delivered with; with that transaction cut at a frame, in
 *       the middle of one, or with a flipped bit: what the commit before left;
 *   <li>of a ledger, whole or damaged so: each block that a board took for acknowledged;
 *   <li>of a board that boots from a damaged journal in the middle of a run: an exact verdict,
 *       where only that it was down and what was not delivered may be a gap;
 *   <li>of a gateway that dies in a commit and goes on from such a ledger: an exact verdict without
 *       a gap; from one that lost acknowledged commits: an exact verdict, where only what the
 *       boards no longer have may be a gap.
 * </ul>
 *
 * <p>Commits are those of {@link org.tallyport.simulator.disk.SimulatedDisk}: what a WAL held when
 * it was synced. Everything is drawn from the seed and bounded by {@link
 * org.tallyport.simulator.image.ImageBounds}.
 */
@NullMarked
package org.tallyport.simulator.image;

import org.jspecify.annotations.NullMarked;
