package org.tallyport.simulator.disk;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A change of a file that lies in the page cache alone. Sizes and offsets are bytes. */
sealed interface Change {
  /** The smallest piece that a disk writes whole. */
  int SECTOR_BYTES = 512;

  /** Bytes of memory that it takes. */
  long weight();

  void undo(FileContent content);

  void redo(FileContent content);

  /** Redoes only some sectors of it. */
  void tear(FileContent content, RandomGenerator chance);

  /** A write. */
  final class Write implements Change {
    private final long offset;
    private final long sizeBefore;
    private final byte[] before;
    private final byte[] after;

    /**
     * A write that was made.
     *
     * @param before what stood there, as far as the file reached
     */
    Write(long offset, long sizeBefore, byte[] before, byte[] after) {
      this.offset = offset;
      this.sizeBefore = sizeBefore;
      this.before = before;
      this.after = after;
    }

    @Override
    public long weight() {
      return (long) before.length + after.length;
    }

    @Override
    public void undo(FileContent content) {
      content.put(offset, before);
      content.resize(sizeBefore);
    }

    @Override
    public void redo(FileContent content) {
      content.put(offset, after);
    }

    @Override
    public void tear(FileContent content, RandomGenerator chance) {
      int from = 0;
      while (from < after.length) {
        long sector = (offset + from) / SECTOR_BYTES;
        int to = (int) Math.min((sector + 1) * SECTOR_BYTES - offset, after.length);
        if (chance.nextBoolean()) {
          content.put(offset + from, Arrays.copyOfRange(after, from, to));
        }
        from = to;
      }
    }
  }

  /** A new size. */
  final class Resize implements Change {
    private final long size;
    private final long sizeBefore;
    private final byte[] cut;

    /**
     * A new size that was set.
     *
     * @param cut what was cut off
     */
    Resize(long size, long sizeBefore, byte[] cut) {
      this.size = size;
      this.sizeBefore = sizeBefore;
      this.cut = cut;
    }

    @Override
    public long weight() {
      return cut.length;
    }

    @Override
    public void undo(FileContent content) {
      content.resize(sizeBefore);
      content.put(size, cut);
    }

    @Override
    public void redo(FileContent content) {
      content.resize(size);
    }

    @Override
    public void tear(FileContent content, RandomGenerator chance) {
      redo(content);
    }
  }
}
