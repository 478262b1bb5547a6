package org.tallyport.edge.journal;

import java.util.List;
import org.tallyport.wire.Block;
import org.tallyport.wire.Content;

/**
 * A block that the gateway does not hold yet.
 *
 * @param block the block
 * @param bytes length of its canonical bytes
 */
public record StoredBlock(Block block, int bytes) {
  /** What is sent in place of a block that cannot be: the gap that it leaves, under its number. */
  public StoredBlock givenUp(String reason) {
    List<Content.Gap> gaps =
        block.content() instanceof Content.Readings readings && readings.readings().size() > 0
            ? List.of(DroppedRun.gap(readings, reason))
            : List.of();
    Content.Dropped dropped = new Content.Dropped(block.firstNumber(), gaps);
    return new StoredBlock(new Block(block.number(), block.chain(), dropped), bytes);
  }
}
