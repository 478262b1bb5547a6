package org.tallyport.edge.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes every write to a journal file fail for a while, as a full disk would. */
final class Broken {
  private Broken() {}

  static void with(Path file, Runnable run) {
    with(file, "true", run);
  }

  /** Makes those inserts of blocks fail for which a condition on {@code NEW} holds. */
  static void with(Path file, String condition, Runnable run) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TRIGGER broken BEFORE INSERT ON block WHEN "
              + condition
              + " BEGIN SELECT RAISE(FAIL, 'no room'); END");
      run.run();
      statement.execute("DROP TRIGGER broken");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
