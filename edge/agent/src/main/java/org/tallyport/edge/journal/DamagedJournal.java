package org.tallyport.edge.journal;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The file is no journal any more: what is wrong with it. */
final class DamagedJournal extends SQLException {
  private static final long serialVersionUID = 1L;

  DamagedJournal(String message) {
    super(message);
  }

  /** Whether a failure says that the file itself is broken, not that writing failed. */
  static boolean is(SQLException failure) {
    return failure instanceof DamagedJournal
        || (failure instanceof SQLiteException sqlite && damage(sqlite.getResultCode()));
  }

  private static boolean damage(SQLiteErrorCode code) {
    return switch (code.code & 0xFF) {
      case 11, 26 -> true; // SQLITE_CORRUPT, SQLITE_NOTADB
      default -> false;
    };
  }
}
