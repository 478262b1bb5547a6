package org.tallyport.simulator.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every commit of one database. Within a round of its WAL the database file stays as it is and the
 * WAL only grows, so that the file at the beginning of each round and all frames since are the
 * image at each commit.
 */
final class CommitLog {
  private static final int NONE = -1;

  private final Path database;
  private final Path folder;
  private final List<Commit> commits = new ArrayList<>();
  private byte[] header = new byte[WalVariant.HEADER_BYTES];
  private WalFrames frames = new WalFrames(header);
  private int round = NONE;
  private int end;
  private boolean anew;

  /**
   * A commit.
   *
   * @param round of the WAL, from 0
   * @param span in the WAL
   * @param microseconds time of the run
   */
  record Commit(int round, WalFrames.Span span, long microseconds) {}

  /**
   * A log of what is committed from now on; what was committed before counts as one commit.
   *
   * @param folder for the log alone
   */
  CommitLog(Path database, Path folder) throws IOException {
    this.database = database;
    this.folder = folder;
    Files.createDirectories(folder);
  }

  /** So far, in order. */
  List<Commit> commits() {
    return commits;
  }

  /** Another file was put in place of the database. */
  void replaced() {
    header = new byte[WalVariant.HEADER_BYTES];
    anew = true;
  }

  /** Looks for commits; to be called when the WAL was synced, before it can be checkpointed. */
  void look(long nowMicroseconds) throws IOException {
    try (FileChannel wal = FileChannel.open(WalVariant.beside(database), StandardOpenOption.READ)) {
      byte[] present = read(wal, 0, WalVariant.HEADER_BYTES);
      if (present.length < WalVariant.HEADER_BYTES) {
        return;
      }
      if (!Arrays.equals(header, present)) {
        begin(present);
      }
      int known = commits.size();
      List<Commit> found = found(wal, nowMicroseconds);
      if (!found.isEmpty()) {
        byte[] frames = read(wal, end, found.getLast().span().to() - end);
        Files.write(wal(round), frames, StandardOpenOption.APPEND);
        end = found.getLast().span().to();
        commits.addAll(anew || known == 0 ? List.of(found.getLast()) : found);
        anew = false;
      }
    }
  }

  private void begin(byte[] present) throws IOException {
    header = present;
    frames = new WalFrames(present);
    round++;
    end = WalVariant.HEADER_BYTES;
    Files.copy(database, folder.resolve(round + ".db"));
    Files.write(wal(round), present);
  }

  private List<Commit> found(FileChannel wal, long nowMicroseconds) throws IOException {
    List<Commit> found = new ArrayList<>();
    WalFrames reader = new WalFrames(frames);
    int length = reader.bytes();
    int from = end;
    int at = end;
    byte[] frame = read(wal, at, length);
    while (reader.isNext(frame)) {
      at += length;
      if (WalFrames.commits(frame)) {
        found.add(new Commit(round, new WalFrames.Span(from, at), nowMicroseconds));
        frames = new WalFrames(reader);
        from = at;
      }
      frame = read(wal, at, length);
    }
    return found;
  }

  private static byte[] read(FileChannel file, long from, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining() && file.read(buffer, from + buffer.position()) > 0) {}
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private Path wal(int ofRound) {
    return folder.resolve(ofRound + ".wal");
  }

  /** Length of a frame in the round of a commit. */
  int frameBytes(Commit commit) throws IOException {
    try (FileChannel file = FileChannel.open(wal(commit.round()), StandardOpenOption.READ)) {
      return new WalFrames(read(file, 0, WalVariant.HEADER_BYTES)).bytes();
    }
  }

  /** The WAL at a commit. */
  byte[] image(Commit commit) throws IOException {
    try (FileChannel file = FileChannel.open(wal(commit.round()), StandardOpenOption.READ)) {
      return read(file, 0, commit.span().to());
    }
  }

  /**
   * Writes the image at a commit, without {@code -shm}, over what lies there.
   *
   * @param to the database; its WAL comes beside it
   */
  void write(Commit commit, WalVariant variant, Path to) throws IOException {
    Files.deleteIfExists(to.resolveSibling(to.getFileName() + "-shm"));
    Files.deleteIfExists(to);
    Files.copy(folder.resolve(commit.round() + ".db"), to);
    Files.write(WalVariant.beside(to), variant.of(image(commit)));
  }
}
