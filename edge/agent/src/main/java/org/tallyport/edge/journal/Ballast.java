package org.tallyport.edge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is given up first when the journal cannot be written, which mostly means a full disk,
 * and made again when there is room.
 */
final class Ballast {
  private static final Logger LOG = LoggerFactory.getLogger(Ballast.class);
  private static final int ROOM_FACTOR = 8;

  private final Path file;
  private final int bytes;

  Ballast(Path journal, int bytes) {
    file = journal.resolveSibling(journal.getFileName() + ".ballast");
    this.bytes = bytes;
  }

  /** Makes the file when there is ample room; a failure does not matter. */
  void lay() {
    try {
      if (bytes == 0
          || Files.exists(file)
          || Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace()
              < (long) ROOM_FACTOR * bytes) {
        return;
      }
      byte[] noise = new byte[bytes];
      for (int i = 0; i < bytes; i++) {
        noise[i] = (byte) ((i * 2_654_435_761L) >>> 13);
      }
      try (SeekableByteChannel out =
          Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer left = ByteBuffer.wrap(noise);
        while (left.hasRemaining()) {
          out.write(left);
        }
      }
    } catch (IOException e) {
      LOG.warn("ballast {} of {} bytes could not be laid: {}", file, bytes, e.toString());
    }
  }

  /** Whether the disk has less room than the ballast takes; true where it cannot be asked. */
  boolean needed() {
    try {
      return Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace() < bytes;
    } catch (IOException e) {
      return true;
    }
  }

  /** Gives the file up; true when that freed something. */
  boolean drop() {
    try {
      boolean dropped = Files.deleteIfExists(file);
      if (dropped) {
        LOG.warn("the journal cannot be written: gave up ballast {} of {} bytes", file, bytes);
      }
      return dropped;
    } catch (IOException e) {
      LOG.warn("ballast {} could not be given up: {}", file, e.toString());
      return false;
    }
  }
}
