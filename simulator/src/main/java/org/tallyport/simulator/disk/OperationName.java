package org.tallyport.simulator.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of what a disk does, by file and call: {@code journal.wal.sync}. */
final class OperationName {
  /** The folder itself: SQLite syncs it after it has made or deleted a file. */
  static final String FOLDER_SYNC = "folder.sync";

  private static final Pattern SQLITE = Pattern.compile("([^.]+)\\.db(-wal|-journal)?");
  private static final List<String> PARTS = List.of("database", "wal", "rollback", "aside");

  private OperationName() {}

  /**
   * The name.
   *
   * @param file a file's name: {@code journal.db-wal}; a database that was renamed is {@code aside}
   */
  static String of(String file, DiskCall call) {
    Matcher match = SQLITE.matcher(file);
    if (!match.matches()) {
      return file.split("\\.", 2)[0] + ".aside." + call.word();
    }
    String part =
        switch (match.group(2)) {
          case "-wal" -> "wal";
          case "-journal" -> "rollback";
          case null, default -> "database";
        };
    return match.group(1) + "." + part + "." + call.word();
  }

  /** All names that a database can have, {@code journal} or {@code ledger}. */
  static List<String> all(String database) {
    List<String> names = new ArrayList<>();
    for (String part : PARTS) {
      for (DiskCall call : DiskCall.values()) {
        if (!(part.equals("database") && call == DiskCall.DELETE)) {
          names.add(database + "." + part + "." + call.word());
        }
      }
    }
    names.add(FOLDER_SYNC);
    return names;
  }
}
