package org.tallyport.edge.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.MalformedBlock;

/**
 * Makes a new journal file of what can be read of a damaged one, by what the agent itself does with
 * a damaged file at its start: the copy is set aside and a journal is opened in its place.
 */
public final class Salvage {
  /** No bound: what was within one before may not be given up here. */
  private static final long MOST_BYTES = 1L << 40;

  private final JournalCopy copy;
  private final Path name;
  private final Supplier<JournalId> ids;
  private final long utcMicroseconds;

  /**
   * A salvage.
   *
   * @param copy of the damaged file; it becomes the new file
   * @param name what to call it in messages
   * @param ids the id of the journal that the new file goes on with
   * @param utcMicroseconds when what cannot be read is recorded as a gap
   */
  public Salvage(JournalCopy copy, Path name, Supplier<JournalId> ids, long utcMicroseconds) {
    this.copy = copy;
    this.name = name;
    this.ids = ids;
    this.utcMicroseconds = utcMicroseconds;
  }

  /**
   * What became of a journal.
   *
   * @param journal its id, as before
   * @param first number of its first block that the gateway does not hold
   * @param lost number of the first block that could not be saved, beyond the last when all were
   * @param last number of its last block
   */
  public record Saved(JournalId journal, long first, long lost, long last) {}

  /**
   * Saves into the copy's place.
   *
   * @param savedBlocks told after every piece how many blocks are saved
   * @return what became of the journals that the gateway does not hold whole
   */
  public List<Saved> run(LongConsumer savedBlocks)
      throws UnusableJournal, SQLException, IOException {
    for (String file : awaited()) {
      copy.addBeside(file);
    }
    new Asides(copy.file(), MOST_BYTES).take(utcMicroseconds);
    JournalSettings settings =
        new JournalSettings(copy.file(), MOST_BYTES, Duration.ofDays(1), Durability.FULL, 0);
    try (SqliteJournal journal = new SqliteJournal(settings, ids)) {
      boolean works = journal.open(utcMicroseconds);
      while (works && journal.moving()) {
        works = journal.moveOn(utcMicroseconds);
        savedBlocks.accept(journal.counters().get(JournalCount.SALVAGED));
      }
      if (!works) {
        throw new IOException("a new journal cannot be written: " + journal.fault().orElse(""));
      }
    }
    return saved();
  }

  /** Writes the new file to its place, where none may be yet, and waits for the disk. */
  public void keepAs(Path out) throws IOException, UnusableJournal {
    boolean kept = false;
    try {
      Files.copy(copy.file(), out);
      try (FileChannel channel = FileChannel.open(out, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      kept = true;
    } catch (FileAlreadyExistsException e) {
      kept = true;
      throw new UnusableJournal(out + " exists; name a file that does not");
    } finally {
      if (!kept) {
        Files.deleteIfExists(out);
      }
    }
  }

  /** Names of the damaged files that blocks are still to come from; none that leads elsewhere. */
  private List<String> awaited() throws UnusableJournal {
    String prefix = name.getFileName() + ".damaged-";
    try (JournalView view = JournalView.open(copy.file(), name)) {
      return view.journals().stream()
          .flatMap(journal -> journal.awaited().stream())
          .map(HeldJournal.Awaited::file)
          .filter(file -> file.startsWith(prefix) && Path.of(file).getNameCount() == 1)
          .distinct()
          .toList();
    } catch (SQLException e) {
      throw new UnusableJournal(
          name
              + ": nothing can be saved, not even its list of journals is read: "
              + e.getMessage());
    }
  }

  private List<Saved> saved() throws UnusableJournal, SQLException {
    try (JournalView view = JournalView.open(copy.file(), name)) {
      List<Saved> saved = new ArrayList<>();
      for (HeldJournal journal : view.journals()) {
        if (!journal.current()) {
          saved.add(saved(view, journal.stretches().getFirst()));
        }
      }
      return saved;
    }
  }

  private static Saved saved(JournalView view, HeldJournal.Stretch stretch) {
    long lost = stretch.last() + 1;
    BlockWalk walk = view.blocks(stretch);
    while (walk.hasNext()) {
      if (walk.next() instanceof Held.Stored block && standsForLost(block)) {
        lost = Math.min(lost, block.first());
      }
    }
    return new Saved(stretch.journal(), stretch.first(), lost, stretch.last());
  }

  private static boolean standsForLost(Held.Stored block) {
    try {
      return block.content() instanceof Content.Dropped dropped
          && dropped.gaps().stream().allMatch(gap -> gap.reason().equals(DamagedFile.REASON));
    } catch (MalformedBlock e) {
      return false;
    }
  }
}
