package org.tallyport.simulator.wired;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;

/**
 * Counts the blocks in a board's journal without touching it: a connection to the file itself could
 * be in the way of a board that starts, and change what is tested. A copy made in the middle of a
 * checkpoint may be unreadable; then nobody can say.
 */
final class JournalCopy {
  private static final long MOST_BYTES = 64L << 20;
  private static final String COPY = "copy.db";

  private final Path folder;

  /**
   * Copies are made here.
   *
   * @param folder of its own; made
   */
  JournalCopy(Path folder) {
    this.folder = folder;
  }

  /** How many blocks a journal holds, acknowledged ones that are not yet deleted included. */
  OptionalLong blocks(Path journal) {
    try {
      Files.createDirectories(folder);
      Path log = journal.resolveSibling(journal.getFileName() + "-wal");
      if (Files.size(journal) + Files.size(log) > MOST_BYTES) {
        return OptionalLong.empty();
      }
      Files.copy(log, folder.resolve(COPY + "-wal"), StandardCopyOption.REPLACE_EXISTING);
      Files.copy(journal, folder.resolve(COPY), StandardCopyOption.REPLACE_EXISTING);
      return OptionalLong.of(count());
    } catch (IOException | SQLException torn) {
      return OptionalLong.empty();
    }
  }

  private long count() throws SQLException {
    try (Connection copy = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(COPY));
        Statement statement = copy.createStatement();
        ResultSet blocks = statement.executeQuery("SELECT count(*) FROM block")) {
      return blocks.getLong(1);
    }
  }
}
