package org.tallyport.edge.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * A copy of a journal in a folder of its own, to be looked at while the agent goes on writing; it
 * is deleted when closed.
 *
 * <p>The bytes of the file and of its write-ahead log are copied. SQLite's backup API is not used:
 * it opens the file itself, and by that takes locks which keep the agent from starting its log
 * anew, and makes a {@code -shm} file beside the journal when the agent does not run.
 *
 * <p>The copy holds together because the log is copied after the file and is of the same generation
 * before and after: pages that a checkpoint wrote meanwhile, be they old, new or half done in the
 * copy, all stand in that log, and opening the copy lays them over the file. What the log's end
 * lacks is only what was being appended. When the agent began the log anew meanwhile, which its
 * header tells, all is copied again.
 *
 * <p>Not for the agent's own process: closing the file there would drop SQLite's locks on it.
 */
public final class JournalCopy implements AutoCloseable {
  private static final int ATTEMPTS = 5;
  private static final String LOG = "-wal";
  private static final String SHARED = "-shm";

  private final Path folder;
  private final Path journal;
  private final Path file;

  private JournalCopy(Path folder, Path journal) {
    this.folder = folder;
    this.journal = journal;
    file = folder.resolve(journal.getFileName());
  }

  /**
   * Copies a journal.
   *
   * @param journal the file; it and its folder are only read
   * @param temporary where the folder of the copy is made
   * @param copiedBytes told after every piece how many bytes of this attempt are copied
   */
  public static JournalCopy of(Path journal, Path temporary, LongConsumer copiedBytes)
      throws UnusableJournal {
    CopiedFile.of(journal).requireDatabase();
    try {
      requireRoom(journal, temporary);
      Path folder = Files.createTempDirectory(temporary, "tallyport-journal-");
      JournalCopy copy = new JournalCopy(folder, journal.toAbsolutePath());
      copy.deletedAtTheLatestAtTheEnd();
      return copy.filled(copiedBytes);
    } catch (IOException e) {
      throw new UnusableJournal(
          journal
              + " cannot be copied to a folder in "
              + temporary
              + ": "
              + e
              + "; see --temporary");
    }
  }

  /** The copy; a file of the same name as the journal. */
  public Path file() {
    return file;
  }

  private JournalCopy filled(LongConsumer copiedBytes) throws UnusableJournal, IOException {
    boolean done = false;
    try {
      for (int i = 0; i < ATTEMPTS && !done; i++) {
        done = attempt(copiedBytes);
      }
      if (!done) {
        throw new UnusableJournal(
            journal
                + " cannot be copied: the agent began its log anew in each of "
                + ATTEMPTS
                + " attempts; try again, with a faster --temporary, or end the agent");
      }
      return this;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  /** Whether the copy holds together. */
  private boolean attempt(LongConsumer copiedBytes) throws IOException {
    CopiedFile main = CopiedFile.of(journal);
    CopiedFile log = CopiedFile.of(part(journal, LOG));
    CopiedFile.Generation before = log.generation(main);
    long copied = main.copy(file, 0, copiedBytes);
    Path itsLog = part(file, LOG);
    Files.deleteIfExists(itsLog);
    if (before.log()) {
      if (!log.exists()) {
        return false;
      }
      log.copy(itsLog, copied, copiedBytes);
    }
    CopiedFile.Generation copy = CopiedFile.of(itsLog).generation(main);
    return before.equals(log.generation(main)) && before.equals(copy);
  }

  /** Copies a file beside the journal that blocks are still to come from, if it is there. */
  void addBeside(String name) throws IOException {
    for (String part : List.of("", LOG)) {
      Path from = journal.resolveSibling(name + part);
      if (Files.isRegularFile(from)) {
        Path to = folder.resolve(name + part);
        to.toFile().deleteOnExit();
        Files.copy(from, to);
      }
    }
  }

  private static void requireRoom(Path journal, Path temporary)
      throws IOException, UnusableJournal {
    long needed = Files.size(journal) + CopiedFile.of(part(journal, LOG)).bytes();
    long room = Files.getFileStore(temporary).getUsableSpace();
    if (room < needed) {
      throw new UnusableJournal(
          String.format(
              java.util.Locale.ROOT,
              "a copy of %s needs %,d bytes and %s has %,d: name another folder with --temporary",
              journal,
              needed,
              temporary,
              room));
    }
  }

  /** Where Ctrl-C ends the program; the folder is the first named and so the last deleted. */
  private void deletedAtTheLatestAtTheEnd() {
    folder.toFile().deleteOnExit();
    for (String part : List.of("", LOG, SHARED)) {
      part(file, part).toFile().deleteOnExit();
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.toList()) {
        Files.deleteIfExists(each);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // Tried again at the end of the program.
    }
  }

  private static Path part(Path file, String part) {
    return file.resolveSibling(file.getFileName() + part);
  }
}
