package org.tallyport.edge.journal;

import java.sql.SQLException;
import java.util.List;
import org.tallyport.wire.Content;
import org.tallyport.wire.MalformedBlock;

/** Moves blocks of one journal to the end of another under new numbers. */
final class Moving {
  private static final long BYTES_AT_ONCE = 1 << 20;

  private Moving() {}

  static void move(BlockTable blocks, JournalRow old, long from, Batch to) throws SQLException {
    long key = old.key(from);
    long end = old.key(old.next());
    while (true) {
      List<BlockTable.Row> rows = blocks.range(key, end, BYTES_AT_ONCE);
      if (rows.isEmpty()) {
        break;
      }
      for (BlockTable.Row row : rows) {
        add(row, to);
      }
      key = rows.getLast().key() + 1;
    }
    blocks.delete(old.key(from), end);
  }

  private static void add(BlockTable.Row row, Batch to) throws SQLException {
    Content content;
    try {
      content = row.content();
    } catch (MalformedBlock e) {
      content = BlockReader.unreadable(row);
    }
    switch (content) {
      case Content.Dropped dropped -> {
        for (Content.Gap gap : dropped.gaps()) {
          to.add(gap);
        }
      }
      case Content.Definition _ -> {} // the new journal begins with all of them
      case Content.Readings _, Content.Gap _, Content.Clock _ -> to.add(content);
    }
  }
}
