/**
 * Takes images of journals and ledgers during stepped runs, damages them as a power cut or a bad
 * card does, and sees whether the real programs open them and go on.
 *
 * <p>In: a scenario and a seed. Out: how many images and variants were opened, and every breach of
 * what they must hold:
 *
 * <ul>
 *   <li>of a journal, whole, without {@code -shm}: each block that was committed and not
 *       acknowledged when the image was taken, and its number and chain;
 *   <li>of a ledger, whole: each block that a board had taken for acknowledged;
 *   <li>of either, with its WAL cut at a frame, in the middle of one, or with a flipped bit: an
 *       unbroken beginning of that, each block with the chain that it was delivered under;
 *   <li>of a board that boots from such a journal in the middle of a run: an exact verdict, where
 *       only that it was down and what was not delivered may be a gap.
 * </ul>
 *
 * <p>Everything is drawn from the seed. The number of images, of variants of each and of reboots is
 * bounded by {@link org.tallyport.simulator.image.ImageBounds}.
 */
@NullMarked
package org.tallyport.simulator.image;

import org.jspecify.annotations.NullMarked;
