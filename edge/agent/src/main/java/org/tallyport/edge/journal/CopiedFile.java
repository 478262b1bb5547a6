package org.tallyport.edge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;

/** One of the two files of a journal that is being copied: only read, never locked. */
final class CopiedFile {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int LOG_HEADER_BYTES = 32;
  private static final long PIECE_BYTES = 1 << 20;

  private final Path file;

  private CopiedFile(Path file) {
    this.file = file;
  }

  static CopiedFile of(Path file) {
    return new CopiedFile(file);
  }

  /**
   * Which log it is: its header with the salts drawn when it was begun. Without a log the file
   * itself must not change.
   *
   * @param log whether there is one
   * @param mark equal while nothing was begun anew
   */
  record Generation(boolean log, String mark) {}

  boolean exists() {
    return Files.exists(file);
  }

  /** 0 where there is none. */
  long bytes() throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  Generation generation(CopiedFile main) throws IOException {
    byte[] header = head(LOG_HEADER_BYTES);
    return header.length == LOG_HEADER_BYTES
        ? new Generation(true, java.util.HexFormat.of().formatHex(header))
        : new Generation(false, main.bytes() + " " + Files.getLastModifiedTime(main.file));
  }

  /** Copies what is there now in pieces; tells how much, and answers with the sum. */
  long copy(Path to, long already, LongConsumer copiedBytes) throws IOException {
    long position = 0;
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
        FileChannel out =
            FileChannel.open(
                to,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
      long piece = in.transferTo(position, PIECE_BYTES, out);
      while (piece > 0) {
        position += piece;
        copiedBytes.accept(already + position);
        piece = in.transferTo(position, PIECE_BYTES, out);
      }
    }
    return already + position;
  }

  /** Refuses what is no SQLite file, before anything is copied. */
  void requireDatabase() throws UnusableJournal {
    if (!Files.exists(file)) {
      throw new UnusableJournal(
          file + " does not exist; journal.path of the board's configuration names the file");
    }
    if (!Files.isRegularFile(file)) {
      throw new UnusableJournal(
          file + " is no file; journal.path of the board's configuration names the file");
    }
    try {
      if (!java.util.Arrays.equals(MAGIC, head(MAGIC.length))) {
        throw new UnusableJournal(
            file
                + " is no journal: it does not begin as an SQLite file; nothing in it can be read");
      }
    } catch (AccessDeniedException e) {
      throw new UnusableJournal(file + " may not be read; call as the agent's user, or as root");
    } catch (IOException e) {
      throw new UnusableJournal(file + " cannot be read: " + e + "; see whether the card is sound");
    }
  }

  /** The first so many bytes, or fewer where there are no more. */
  private byte[] head(int most) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(most);
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      int read = 0;
      while (head.hasRemaining() && read >= 0) {
        read = in.read(head);
      }
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
    return java.util.Arrays.copyOf(head.array(), head.position());
  }
}
