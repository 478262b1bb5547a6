package org.tallyport.edge.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.wire.Block;
import org.tallyport.wire.Chain;
import org.tallyport.wire.Content;
import org.tallyport.wire.MalformedBlock;

/**
 * Reads blocks back. One whose bytes are no block, or do not fit the chain, is delivered as a
 * dropped one under its number and chain: the gateway could take nothing else.
 */
final class BlockReader {
  private static final String REASON = "the stored block cannot be read";

  private final BlockTable blocks;
  private final JournalCounters counters;
  private final Chain chain = new Chain();

  BlockReader(BlockTable blocks, JournalCounters counters) {
    this.blocks = blocks;
    this.counters = counters;
  }

  List<StoredBlock> read(JournalRow row, long after, long mostBytes) throws SQLException {
    OptionalLong before =
        after == row.acknowledged()
            ? OptionalLong.of(row.acknowledgedChain())
            : blocks.chain(row.key(after));
    List<StoredBlock> found = new ArrayList<>();
    for (BlockTable.Row stored : blocks.range(row.key(after + 1), row.key(row.next()), mostBytes)) {
      long number = JournalRow.number(stored.key());
      Content content = content(stored, before, number);
      found.add(new StoredBlock(new Block(number, stored.chain(), content), stored.bytes().length));
      before = OptionalLong.of(stored.chain());
    }
    return found;
  }

  private Content content(BlockTable.Row stored, OptionalLong before, long number) {
    try {
      Content content = stored.content();
      if (content instanceof Content.Dropped
          || before.isEmpty()
          || chain.next(before.getAsLong(), number, stored.bytes()) == stored.chain()) {
        return content;
      }
    } catch (MalformedBlock e) {
      // Told below like a broken chain.
    }
    counters.add(JournalCount.UNREADABLE, 1);
    return unreadable(stored);
  }

  /** What is said in place of a row that cannot be read. Boot 0: when is not known. */
  static Content.Dropped unreadable(BlockTable.Row row) {
    List<Content.Gap> gaps =
        row.equipment().isEmpty()
            ? List.of()
            : List.of(
                new Content.Gap(
                    new EquipmentId(row.equipment()), List.of(), 0, 0, 0, 0, 0, REASON));
    return new Content.Dropped(row.firstNumber(), gaps);
  }
}
