package org.tallyport.edge.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.wire.JournalId;

/**
 * Opens the journal file whatever its state: a missing one is made, a damaged one is set aside, and
 * what can be read of it comes into the new file: the small tables at once, the blocks piece by
 * piece. A new file that could not be begun, because the disk did not let it, is begun the same way
 * by the next attempt.
 */
final class JournalOpener {
  private static final Logger LOG = LoggerFactory.getLogger(JournalOpener.class);

  /** What is saved of a damaged file before the new one is used. */
  private static final int PIECES_AT_ONCE = 4;

  private static final long LARGEST_QUICK_CHECK_BYTES = 64L << 20;

  private final JournalSettings settings;
  private final Supplier<JournalId> ids;
  private final Asides asides;
  private final JournalCounters counters;
  private volatile Optional<String> damage = Optional.empty();
  private final AtomicInteger begun = new AtomicInteger();

  JournalOpener(JournalSettings settings, Supplier<JournalId> ids, JournalCounters counters) {
    this.settings = settings;
    this.ids = ids;
    this.counters = counters;
    asides = new Asides(settings.file(), settings.maximumBytes());
  }

  /** What happened to the last damaged file, for health. */
  Optional<String> damage() {
    return damage;
  }

  /** How many new files were begun. */
  int begun() {
    return begun.get();
  }

  /** Opens; throws only when the disk does not let it. */
  JournalFile open(long utcMicroseconds) throws SQLException {
    try {
      return openAsItIs(utcMicroseconds);
    } catch (SQLException e) {
      if (!DamagedJournal.is(e)) {
        throw e;
      }
      return replace(String.valueOf(e.getMessage()), utcMicroseconds);
    }
  }

  /** Sets the file aside for this reason and begins a new one. */
  JournalFile replace(String reason, long utcMicroseconds) throws SQLException {
    Path aside = asides.take(utcMicroseconds);
    counters.add(JournalCount.DAMAGED, 1);
    damage = Optional.of("journal damaged (" + reason + "), set aside as " + aside.getFileName());
    LOG.error("{}", damage.get());
    return openAsItIs(utcMicroseconds);
  }

  /** No block is to come any more from the damaged files but these. */
  void settle(Set<String> awaited) {
    asides.settle(awaited);
  }

  /** Gives up a damaged file of which is saved what could be; true when that freed something. */
  boolean giveUp() {
    return asides.giveUp();
  }

  private JournalFile openAsItIs(long utcMicroseconds) throws SQLException {
    Connection connection = SqliteFile.open(settings);
    try {
      long id = SqliteFile.number(connection, "PRAGMA application_id", 0);
      long tables = SqliteFile.number(connection, "SELECT count(*) FROM sqlite_schema", 0);
      long layout = SqliteFile.number(connection, "PRAGMA user_version", 0);
      if (tables > 0 && (id != SqliteFile.APPLICATION_ID || layout != SqliteFile.LAYOUT)) {
        throw new DamagedJournal("not a journal of layout " + SqliteFile.LAYOUT);
      }
      quickCheck(connection);
      StateTables.create(connection);
      JournalFile file = new JournalFile(connection, settings, asides, counters);
      if (file.fresh()) {
        begin(file, utcMicroseconds);
      }
      return file;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** A file without a journal follows on one that was set aside, or is the first. */
  private void begin(JournalFile file, long utcMicroseconds) throws SQLException {
    Optional<Path> aside = asides.unsaved();
    file.begin(ids.get(), aside.map(Remains::of).orElseGet(Remains::none), utcMicroseconds);
    begun.incrementAndGet();
    if (aside.isPresent() && damage.isEmpty()) {
      damage = Optional.of("journal damaged before, set aside as " + aside.get().getFileName());
    }
    try {
      for (int i = 0; i < PIECES_AT_ONCE && file.moves(); i++) {
        file.moveOn(utcMicroseconds);
      }
    } catch (SQLException e) {
      LOG.warn("blocks of the damaged file are saved later: {}", e.getMessage());
    }
    asides.settle(file.awaited());
  }

  private void quickCheck(Connection connection) throws SQLException {
    long pages = SqliteFile.number(connection, "PRAGMA page_count", 0);
    if (pages * SqliteFile.PAGE_BYTES <= LARGEST_QUICK_CHECK_BYTES) {
      String answer = SqliteFile.text(connection, "PRAGMA quick_check(1)");
      if (!answer.equals("ok")) {
        throw new DamagedJournal(answer.replace('\n', ' '));
      }
    }
  }
}
