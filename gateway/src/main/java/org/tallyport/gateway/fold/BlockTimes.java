package org.tallyport.gateway.fold;

import org.tallyport.wire.Content;
import org.tallyport.wire.ReadingColumns;

/** What the times of one block's readings allow. */
final class BlockTimes {
  private BlockTimes() {}

  /** Whether its readings stand in order and are all through, so that none has to wait. */
  static boolean ordered(Content.Readings block) {
    ReadingColumns columns = block.readings();
    long before = Long.MIN_VALUE;
    int size = columns.size();
    for (int i = 0; i < size; i++) {
      long time = columns.timeMicroseconds(i);
      if (time < before) {
        return false;
      }
      before = time;
    }
    return before <= block.throughMicroseconds();
  }

  /** The earliest time that this block and later ones may hold. */
  static long earliest(Content.Readings block) {
    long time = Math.min(block.baseMicroseconds(), block.throughMicroseconds() + 1);
    for (int i = 0; i < block.readings().size(); i++) {
      time = Math.min(time, block.readings().timeMicroseconds(i));
    }
    return time;
  }
}
