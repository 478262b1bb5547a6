package org.tallyport.edge.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.tallyport.wire.BlockCodec;
import org.tallyport.wire.Content;
import org.tallyport.wire.MalformedBlock;

/**
 * Gives up the oldest unacknowledged readings when the file is full or they are too old. Their
 * blocks are replaced by one dropped block under the last number of the run, with its chain; other
 * kinds stay.
 */
final class Shedding implements AutoCloseable {
  static final String FULL = "the journal was full";
  static final String OLD = "the journal keeps readings no longer";

  private static final int APPENDS_BETWEEN_LOOKS = 32;
  private static final long BYTES_BETWEEN_LOOKS = 8 * SqliteFile.PAGE_BYTES;
  private static final long BYTES_AT_ONCE = 1 << 20;
  private static final int KEPT_PARTS = 8;

  private final BlockTable blocks;
  private final PreparedStatement pages;
  private final PreparedStatement free;
  private final JournalCounters counters;
  private final long mostBytes;
  private final long mostAgeMicroseconds;
  private int appends = APPENDS_BETWEEN_LOOKS;
  private long bytes;

  Shedding(
      Connection connection, BlockTable blocks, JournalSettings settings, JournalCounters counters)
      throws SQLException {
    this.blocks = blocks;
    this.counters = counters;
    pages = connection.prepareStatement("PRAGMA page_count");
    free = connection.prepareStatement("PRAGMA freelist_count");
    mostBytes = settings.maximumBytes() - settings.maximumBytes() / KEPT_PARTS;
    mostAgeMicroseconds = settings.maximumAge().toNanos() / 1_000;
  }

  /** Sheds where it must; true when blocks were given up. */
  boolean shed(List<JournalRow> rows, List<Content> coming, long utcMicroseconds)
      throws SQLException {
    for (Content content : coming) {
      bytes += content instanceof Content.Readings readings ? 16L * readings.readings().size() : 64;
    }
    if (++appends < APPENDS_BETWEEN_LOOKS && bytes < BYTES_BETWEEN_LOOKS) {
      return false;
    }
    long comingBytes = bytes;
    appends = 0;
    bytes = 0;
    long over = usedBytes() + comingBytes - mostBytes;
    boolean any = false;
    for (JournalRow row : rows) {
      any |= shed(row, over, utcMicroseconds);
      if (any && over > 0) {
        break;
      }
    }
    return any;
  }

  /** The transaction failed: look again at once. */
  void failed() {
    appends = APPENDS_BETWEEN_LOOKS;
  }

  long usedBytes() throws SQLException {
    return (value(pages) - value(free)) * SqliteFile.PAGE_BYTES;
  }

  private boolean shed(JournalRow row, long over, long utcMicroseconds) throws SQLException {
    long oldest = utcMicroseconds - mostAgeMicroseconds;
    List<BlockTable.Row> stored =
        blocks.range(row.key(row.acknowledged() + 1), row.key(row.next()), BYTES_AT_ONCE);
    DroppedRun run = new DroppedRun();
    long freed = 0;
    boolean any = false;
    for (BlockTable.Row candidate : stored) {
      boolean old = candidate.writtenMicroseconds() < oldest;
      if (!old && freed >= over) {
        break;
      }
      Content content;
      try {
        content = candidate.content();
      } catch (MalformedBlock e) {
        content = BlockReader.unreadable(candidate);
      }
      if (run.add(candidate, content, old ? OLD : FULL)) {
        freed += candidate.bytes().length;
      } else {
        any |= replace(row, run);
        run = new DroppedRun();
      }
    }
    any |= replace(row, run);
    return any;
  }

  private boolean replace(JournalRow row, DroppedRun run) throws SQLException {
    if (run.readingsBlocks() == 0) {
      return false;
    }
    counters.add(JournalCount.SHED, run.readingsBlocks());
    blocks.delete(row.key(run.firstNumber()), run.lastKey());
    Content.Dropped dropped = run.dropped();
    blocks.insert(
        run.lastKey(),
        run.firstNumber(),
        run.chain(),
        dropped,
        run.writtenMicroseconds(),
        BlockCodec.encode(dropped));
    return true;
  }

  private static long value(PreparedStatement pragma) throws SQLException {
    try (ResultSet row = pragma.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  @Override
  public void close() throws SQLException {
    pages.close();
    free.close();
  }
}
