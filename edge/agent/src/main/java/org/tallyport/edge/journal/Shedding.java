package org.tallyport.edge.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.wire.BlockCodec;
import org.tallyport.wire.Content;
import org.tallyport.wire.MalformedBlock;

/**
 * Gives up the oldest unacknowledged readings when the file is full or they are too old. Their
 * blocks, and the gaps among them, are replaced by one dropped block under the last number of the
 * run, with its chain; clocks and definitions stay.
 *
 * <p>A step looks at so many blocks at most and goes on where the last one ended, so that whatever
 * stays at the head is passed sooner or later.
 */
final class Shedding implements AutoCloseable {
  static final String FULL = "the journal was full";
  static final String OLD = "the journal keeps readings no longer";

  /** Blocks that one step looks at. */
  static final int MOST_BLOCKS = 1_024;

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
  private long coming;

  /** Key before which nothing is left to be given up, as of this transaction. */
  private long from;

  /** The same as of the last one that was committed. */
  private long settled;

  private int given;

  /**
   * When the newest readings were taken, by the clock that was theirs; {@link Long#MIN_VALUE} while
   * no time service keeps it: then nothing is too old.
   */
  private long newestUtc = Long.MIN_VALUE;

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

  /** Whether room is to be made before these contents are appended. */
  boolean due(List<JournalRow> rows, List<Content> contents) throws SQLException {
    for (Content content : contents) {
      bytes += 64;
      if (content instanceof Content.Readings readings) {
        bytes += 16L * readings.readings().size();
        newestUtc = kept(readings) ? readings.utcMicroseconds() : Long.MIN_VALUE;
      }
    }
    if (++appends < APPENDS_BETWEEN_LOOKS && bytes < BYTES_BETWEEN_LOOKS) {
      return false;
    }
    coming = bytes;
    appends = 0;
    bytes = 0;
    return over() > 0 || oldestIsTooOld(rows);
  }

  /** Gives up what must go, within the caller's transaction; true when it gave up anything. */
  boolean shed(List<JournalRow> rows) throws SQLException {
    from = settled;
    given = 0;
    Step step = new Step(over(), oldestUtc());
    for (JournalRow row : rows) {
      step.look(row);
    }
    if (step.left == 0) {
      appends = APPENDS_BETWEEN_LOOKS; // there is more to look at
    }
    return step.any;
  }

  /** Goes on, at the next append, where another one over the same file was. */
  void goOn(Shedding other) {
    settled = other.settled;
  }

  /** The transaction is committed. */
  void committed() {
    settled = from;
    counters.add(JournalCount.SHED, given);
  }

  long usedBytes() throws SQLException {
    return (value(pages) - value(free)) * SqliteFile.PAGE_BYTES;
  }

  private long over() throws SQLException {
    return usedBytes() + coming - mostBytes;
  }

  private long oldestUtc() {
    return newestUtc == Long.MIN_VALUE ? Long.MIN_VALUE : newestUtc - mostAgeMicroseconds;
  }

  private boolean oldestIsTooOld(List<JournalRow> rows) throws SQLException {
    for (JournalRow row : rows) {
      long first = Math.max(settled, row.key(row.acknowledged() + 1));
      List<BlockTable.Row> oldest = blocks.range(first, row.key(row.next()), 1);
      if (!oldest.isEmpty()) {
        BlockTable.Row head = oldest.getFirst();
        return old(head, content(head), oldestUtc());
      }
    }
    return false;
  }

  /** One bounded look at the journals, oldest first. */
  private final class Step {
    private final long over;
    private final long oldestUtc;
    private int left = MOST_BLOCKS;
    private long freed;
    private boolean enough;
    private boolean any;
    private DroppedRun run = new DroppedRun();

    Step(long over, long oldestUtc) {
      this.over = over;
      this.oldestUtc = oldestUtc;
    }

    void look(JournalRow row) throws SQLException {
      long key = Math.max(from, row.key(row.acknowledged() + 1));
      while (!enough && left > 0) {
        List<BlockTable.Row> stored = blocks.range(key, row.key(row.next()), BYTES_AT_ONCE);
        if (stored.isEmpty()) {
          break;
        }
        for (BlockTable.Row candidate : stored) {
          if (enough || left == 0) {
            break;
          }
          take(candidate);
        }
        key = stored.getLast().key() + 1;
      }
      end();
    }

    private void take(BlockTable.Row candidate) throws SQLException {
      Content content = content(candidate);
      boolean old = old(candidate, content, oldestUtc);
      if (!old && freed >= over) {
        enough = true;
        return;
      }
      left--;
      if (run.add(candidate, content, old ? OLD : FULL)) {
        freed += content instanceof Content.Dropped ? 0 : candidate.bytes().length;
      } else {
        end();
        from = candidate.key() + 1;
      }
    }

    /** Ends the run; the next step goes on with the dropped block that it left, if it was last. */
    private void end() throws SQLException {
      if (run.worthwhile()) {
        replace(run);
        any = true;
      }
      run = new DroppedRun();
    }
  }

  /** Age goes by clocks that a time service kept: a wrong one makes nothing old. */
  private static boolean old(BlockTable.Row row, Content content, long oldestUtc) {
    return content instanceof Content.Readings readings
        ? kept(readings) && readings.utcMicroseconds() < oldestUtc
        : row.writtenMicroseconds() < oldestUtc;
  }

  private static boolean kept(Content.Readings readings) {
    return readings.clock() == ClockQuality.SYNCHRONISED;
  }

  private static Content content(BlockTable.Row row) {
    try {
      return row.content();
    } catch (MalformedBlock e) {
      return BlockReader.unreadable(row);
    }
  }

  private void replace(DroppedRun run) throws SQLException {
    given += run.readingsBlocks();
    blocks.delete(run.firstKey(), run.lastKey());
    Content.Dropped dropped = run.dropped();
    blocks.insert(
        run.lastKey(),
        run.firstNumber(),
        run.chain(),
        dropped,
        run.writtenMicroseconds(),
        BlockCodec.encode(dropped));
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
