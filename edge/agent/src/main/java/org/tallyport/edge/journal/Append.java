package org.tallyport.edge.journal;

import java.util.List;
import org.tallyport.wire.Block;

/** How an append ended. */
public sealed interface Append {
  /**
   * Durable.
   *
   * @param blocks the contents as blocks, in order
   */
  record Written(List<Block> blocks) implements Append {
    public Written {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * Nothing was written; may be tried again.
   *
   * @param reason one line: what failed
   */
  record Failed(String reason) implements Append {}
}
