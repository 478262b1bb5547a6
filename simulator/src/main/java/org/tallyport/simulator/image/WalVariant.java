package org.tallyport.simulator.image;

import java.io.IOException;
import java.nio.ByteBuffer;
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
  int SALT_BYTES = 8;

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
   * Variants of a WAL: whole; cut at frames, the last ones first; and in the middle of a frame, or
   * with a flipped bit in it, by turns.
   */
  static List<WalVariant> some(byte[] wal, int most, RandomGenerator chance) {
    List<WalVariant> variants = new ArrayList<>();
    variants.add(new Whole());
    int frames = frames(wal);
    int length = frames == 0 ? 0 : frameBytes(wal);
    for (int back = 1; back <= frames && variants.size() < most; back++) {
      int frame = frames - back;
      int start = HEADER_BYTES + frame * length;
      variants.add(new Cut(start));
      if (variants.size() < most) {
        variants.add(inside(start, length, back % 2 == 0, chance));
      }
      if (variants.size() > most / 2) {
        back += chance.nextInt(Math.max(1, frames / 4));
      }
    }
    return variants;
  }

  /** One variant that loses something, where there is something to lose. */
  static WalVariant any(byte[] wal, RandomGenerator chance) {
    int frames = frames(wal);
    if (frames == 0) {
      return new Whole();
    }
    int length = frameBytes(wal);
    int start = HEADER_BYTES + chance.nextInt(frames) * length;
    return chance.nextInt(3) == 0
        ? new Cut(start)
        : inside(start, length, chance.nextBoolean(), chance);
  }

  private static WalVariant inside(int start, int length, boolean cut, RandomGenerator chance) {
    int at = start + 1 + chance.nextInt(length - 1);
    return cut ? new Cut(at) : new Flipped(at, chance.nextInt(Byte.SIZE));
  }

  /** Frames of the present round: those with the salt of the header, up to the first other. */
  static int frames(byte[] wal) {
    if (wal.length < HEADER_BYTES) {
      return 0;
    }
    int length = frameBytes(wal);
    int frames = 0;
    while (HEADER_BYTES + (frames + 1) * length <= wal.length
        && Arrays.equals(
            wal,
            16,
            16 + SALT_BYTES,
            wal,
            HEADER_BYTES + frames * length + 8,
            HEADER_BYTES + frames * length + 8 + SALT_BYTES)) {
      frames++;
    }
    return frames;
  }

  private static int frameBytes(byte[] wal) {
    return FRAME_HEADER_BYTES + ByteBuffer.wrap(wal).getInt(8);
  }
}
