package org.tallyport.edge.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.wire.JournalId;

/**
 * Opens the journal file whatever its state: a missing one is made, a damaged one is set aside,
 * never deleted, and what can be read of it comes into the new file.
 */
final class JournalOpener {
  private static final Logger LOG = LoggerFactory.getLogger(JournalOpener.class);
  private static final long LARGEST_QUICK_CHECK_BYTES = 64L << 20;

  private final JournalSettings settings;
  private final Supplier<JournalId> ids;
  private final JournalCounters counters;
  private volatile Optional<String> damage = Optional.empty();
  private final AtomicInteger begun = new AtomicInteger();

  JournalOpener(JournalSettings settings, Supplier<JournalId> ids, JournalCounters counters) {
    this.settings = settings;
    this.ids = ids;
    this.counters = counters;
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

  /** Sets the file aside for this reason and begins a new one with what can be saved. */
  JournalFile replace(String reason, long utcMicroseconds) throws SQLException {
    Path aside = setAside(utcMicroseconds);
    counters.add(JournalCount.DAMAGED, 1);
    Connection connection = SqliteFile.open(settings);
    try {
      StateTables.create(connection);
      long saved = new Salvage(connection, utcMicroseconds).from(aside);
      counters.add(JournalCount.SALVAGED, saved);
      damage =
          Optional.of(
              "journal damaged ("
                  + reason
                  + "), set aside as "
                  + aside.getFileName()
                  + ", "
                  + saved
                  + " blocks saved");
      LOG.error("{}", damage.get());
      return begin(connection, utcMicroseconds, true);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
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
      return begin(connection, utcMicroseconds, false);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private JournalFile begin(Connection connection, long utcMicroseconds, boolean another)
      throws SQLException {
    JournalFile file = new JournalFile(connection, settings, counters);
    if (another || file.fresh()) {
      file.begin(ids.get(), utcMicroseconds);
      begun.incrementAndGet();
    }
    return file;
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

  private Path setAside(long utcMicroseconds) throws SQLException {
    Path file = settings.file();
    String time =
        Instant.EPOCH.plus(utcMicroseconds, ChronoUnit.MICROS).toString().replace(':', '-');
    String name = file.getFileName() + ".damaged-" + time;
    try {
      Path aside = file.resolveSibling(name);
      for (int again = 2; Files.exists(aside); again++) {
        aside = file.resolveSibling(name + "-" + again);
      }
      for (String part : new String[] {"", "-wal", "-shm"}) {
        Path from = file.resolveSibling(file.getFileName() + part);
        if (Files.exists(from)) {
          Files.move(from, aside.resolveSibling(aside.getFileName() + part));
        }
      }
      return aside;
    } catch (IOException e) {
      throw new SQLException("the damaged journal cannot be set aside: " + e, e);
    }
  }
}
