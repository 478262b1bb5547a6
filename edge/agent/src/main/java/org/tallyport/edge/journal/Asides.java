package org.tallyport.edge.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The damaged files that were set aside, beside the journal. They are kept for people after what
 * can be read of them was saved (a file {@code .saved} beside them says so): at most {@value #KEPT}
 * of them and no more bytes than a journal may have, but always the newest.
 */
final class Asides {
  static final int KEPT = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Asides.class);
  private static final String SAVED = ".saved";
  private static final int DIGITS = 6;
  private static final Pattern NUMBERED = Pattern.compile("[0-9]{6}-.*");
  private static final List<String> PARTS = List.of("", "-wal", "-shm");

  private final Path journal;
  private final String prefix;
  private final long mostBytes;

  Asides(Path journal, long mostBytes) {
    this.journal = journal;
    this.mostBytes = mostBytes;
    prefix = journal.getFileName() + ".damaged-";
  }

  /** Sets the journal's file aside. */
  Path take(long utcMicroseconds) throws SQLException {
    List<Path> all = all();
    int number = all.isEmpty() ? 1 : number(all.getLast()) + 1;
    Instant now = Instant.EPOCH.plus(utcMicroseconds, ChronoUnit.MICROS);
    String time = now.toString().replace(':', '-');
    Path aside = named(prefix + String.format(Locale.ROOT, "%06d-", number) + time);
    try {
      for (String part : PARTS) {
        Path from = part(journal, part);
        if (Files.exists(from)) {
          Files.move(from, part(aside, part));
        }
      }
      return aside;
    } catch (IOException e) {
      throw new SQLException("the damaged journal cannot be set aside: " + e, e);
    }
  }

  Path named(String name) {
    return journal.resolveSibling(name);
  }

  /** The newest one, where it was not saved yet. */
  Optional<Path> unsaved() {
    List<Path> all = all();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()).filter(a -> !saved(a));
  }

  /** Marks all as saved from which no blocks are to come any more, and keeps the bounds. */
  void settle(Set<String> awaited) {
    List<Path> all = all();
    try {
      for (Path aside : all) {
        if (!awaited.contains(aside.getFileName().toString()) && !saved(aside)) {
          Files.createFile(part(aside, SAVED));
        }
      }
    } catch (IOException e) {
      LOG.warn("a damaged file cannot be marked as saved: {}", e.toString());
    }
    long bytes = 0;
    for (int i = all.size() - 1, kept = 0; i >= 0; i--, kept++) {
      bytes += bytes(all.get(i));
      if (i < all.size() - 1 && (kept >= KEPT || bytes > mostBytes)) {
        delete(all.get(i));
      }
    }
  }

  /** Gives up the oldest one that was saved, for room; true when that freed something. */
  boolean giveUp() {
    Optional<Path> oldest = all().stream().filter(Asides::saved).findFirst();
    oldest.ifPresent(Asides::delete);
    return oldest.isPresent();
  }

  /** Oldest first by their numbers: the board's clock may have been wrong. */
  private List<Path> all() {
    try (Stream<Path> files = Files.list(journal.toAbsolutePath().getParent())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> !isPart(file.getFileName().toString()))
          .map(file -> named(file.getFileName().toString()))
          .sorted(Comparator.comparingInt(this::number).thenComparing(Comparator.naturalOrder()))
          .toList();
    } catch (IOException e) {
      LOG.warn("the damaged files cannot be listed: {}", e.toString());
      return List.of();
    }
  }

  /** 0 for names without one. */
  private int number(Path aside) {
    String rest = aside.getFileName().toString().substring(prefix.length());
    return NUMBERED.matcher(rest).matches() ? Integer.parseInt(rest.substring(0, DIGITS)) : 0;
  }

  private static boolean isPart(String name) {
    return name.endsWith("-wal") || name.endsWith("-shm") || name.endsWith(SAVED);
  }

  private static boolean saved(Path aside) {
    return Files.exists(part(aside, SAVED));
  }

  private static Path part(Path file, String part) {
    return file.resolveSibling(file.getFileName() + part);
  }

  private static long bytes(Path aside) {
    long bytes = 0;
    for (String part : PARTS) {
      try {
        bytes += Files.size(part(aside, part));
      } catch (IOException e) {
        // A part that is not there.
      }
    }
    return bytes;
  }

  private static void delete(Path aside) {
    LOG.warn("gives up {}, of which is saved what could be", aside);
    try {
      for (String part : PARTS) {
        Files.deleteIfExists(part(aside, part));
      }
      Files.deleteIfExists(part(aside, SAVED));
    } catch (IOException e) {
      LOG.warn("{} cannot be given up: {}", aside, e.toString());
    }
  }
}
