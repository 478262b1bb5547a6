package org.tallyport.simulator.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What is done to a WAL: a header of 32 bytes, then frames of a header of 24 bytes and a page each.
 */
sealed interface WalVariant {
  int HEADER_BYTES = 32;
  int FRAME_HEADER_BYTES = 24;

  /** The bytes that are left. */
  byte[] of(byte[] wal);

  /** Nothing is done. */
  record Whole() implements WalVariant {
    @Override
    public byte[] of(byte[] wal) {
      return wal.clone();
    }
  }

  /** It ends after some bytes: at a frame, or in the middle of one. */
  record Cut(int bytes) implements WalVariant {
    @Override
    public byte[] of(byte[] wal) {
      return Arrays.copyOf(wal, bytes);
    }
  }

  /** One bit is another. */
  record Flipped(int at, int bit) implements WalVariant {
    @Override
    public byte[] of(byte[] wal) {
      byte[] flipped = wal.clone();
      flipped[at] ^= (byte) (1 << bit);
      return flipped;
    }
  }

  /** The WAL beside a database file. */
  static Path beside(Path database) {
    return database.resolveSibling(database.getFileName() + "-wal");
  }

  /** Changes the WAL beside a database file; there may be none. */
  default void apply(Path database) throws IOException {
    Path wal = beside(database);
    if (Files.exists(wal)) {
      Files.write(wal, of(Files.readAllBytes(wal)));
    }
  }

  /**
   * All that can be done to the frames of one transaction: cut at each frame, in the middle of
   * each, and a flipped bit in each.
   *
   * @param frame bytes of one
   */
  static List<WalVariant> within(WalFrames.Span span, int frame, RandomGenerator chance) {
    List<WalVariant> variants = new ArrayList<>();
    for (int start = span.from(); start < span.to(); start += frame) {
      variants.add(new Cut(start));
      variants.add(inside(start, frame, true, chance));
      variants.add(inside(start, frame, false, chance));
    }
    return variants;
  }

  /** One variant that loses something, where there is something to lose. */
  static WalVariant any(byte[] wal, RandomGenerator chance) {
    List<WalFrames.Span> all = WalFrames.transactions(wal);
    return all.isEmpty() ? new Whole() : in(all.get(chance.nextInt(all.size())), wal, chance);
  }

  /** One variant of the last transaction, which may also be left whole. */
  static WalVariant last(byte[] wal, RandomGenerator chance) {
    List<WalFrames.Span> all = WalFrames.transactions(wal);
    return all.isEmpty() || chance.nextInt(4) == 0 ? new Whole() : in(all.getLast(), wal, chance);
  }

  private static WalVariant in(WalFrames.Span span, byte[] wal, RandomGenerator chance) {
    int frame = new WalFrames(wal).bytes();
    List<WalVariant> variants = within(span, frame, chance);
    return variants.get(chance.nextInt(variants.size()));
  }

  private static WalVariant inside(int start, int length, boolean cut, RandomGenerator chance) {
    int at = start + 1 + chance.nextInt(length - 1);
    return cut ? new Cut(at) : new Flipped(at, chance.nextInt(Byte.SIZE));
  }
}
