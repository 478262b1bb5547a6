package org.tallyport.edge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever fails, nothing half done stays, and what failed first is told. */
class TransactionTest {
  @TempDir Path folder;
  private Connection connection;
  private Connection other;
  private Transaction transaction;

  /** Words that fail, and how often yet. */
  private final Map<String, Integer> failing = new HashMap<>();

  @BeforeEach
  void open() throws SQLException {
    String file = "jdbc:sqlite:" + folder.resolve("x.db");
    connection = DriverManager.getConnection(file);
    other = DriverManager.getConnection(file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("CREATE TABLE kept (number INTEGER PRIMARY KEY)");
    }
    transaction = new Transaction(failing(connection));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    other.close();
  }

  private Connection failing(Connection real) {
    return proxy(
        Connection.class,
        real,
        (method, answer) ->
            answer instanceof Statement statement && method.equals("createStatement")
                ? proxy(Statement.class, statement, (_, same) -> same)
                : answer);
  }

  private interface Answer {
    Object of(String method, Object answer);
  }

  private <T> T proxy(Class<T> type, T real, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              String words = arguments == null ? "" : String.valueOf(arguments[0]);
              int left = failing.getOrDefault(words, 0);
              if (left > 0) {
                failing.put(words, left - 1);
                throw new SQLException(words + " failed");
              }
              try {
                return answer.of(method.getName(), method.invoke(real, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private int insert(int number) throws SQLException {
    return transaction.of(
        () -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("INSERT INTO kept VALUES (" + number + ")");
          }
        });
  }

  private long kept() throws SQLException {
    return SqliteFile.number(other, "SELECT count(*) FROM kept", -1);
  }

  @Test
  void keepsWhatIsCommitted() throws SQLException {
    assertEquals(1, insert(1));
    assertEquals(1, kept());
  }

  @Test
  void keepsNothingOfWorkThatFails() throws SQLException {
    SQLException first = new SQLException("the first");
    SQLException thrown =
        assertThrows(
            SQLException.class,
            () ->
                transaction.of(
                    () -> {
                      try (Statement statement = connection.createStatement()) {
                        statement.executeUpdate("INSERT INTO kept VALUES (7)");
                      }
                      throw first;
                    }));
    assertSame(first, thrown);
    assertEquals(0, kept());
    insert(8);
    assertEquals(1, kept());
  }

  @Test
  void keepsNothingWhenTheCommitFails() throws SQLException {
    failing.put("COMMIT", 1);
    SQLException thrown = assertThrows(SQLException.class, () -> insert(1));
    assertEquals("COMMIT failed", thrown.getMessage());
    insert(2);
    assertEquals(1, kept());
    assertEquals(2, SqliteFile.number(other, "SELECT number FROM kept", -1));
  }

  @Test
  void tellsTheFirstFaultAndRollsBackLaterWhenRollingBackFails() throws SQLException {
    failing.put("COMMIT", 1);
    failing.put("ROLLBACK", 1);
    SQLException thrown = assertThrows(SQLException.class, () -> insert(1));
    assertEquals("COMMIT failed", thrown.getMessage());
    insert(2);
    assertEquals(1, kept());
    assertEquals(2, SqliteFile.number(other, "SELECT number FROM kept", -1));
  }

  @Test
  void refusesToReadWhileSomethingHalfDoneCannotBeRolledBack() throws SQLException {
    failing.put("COMMIT", 1);
    failing.put("ROLLBACK", 2);
    assertThrows(SQLException.class, () -> insert(1));
    assertThrows(SQLException.class, transaction::none);
    transaction.none();
    assertEquals(0, SqliteFile.number(connection, "SELECT count(*) FROM kept", -1));
  }

  @Test
  void doesNotMindThatSqliteRolledBackByItself() throws SQLException {
    assertThrows(
        SQLException.class,
        () ->
            transaction.of(
                () -> {
                  try (Statement statement = connection.createStatement()) {
                    statement.executeUpdate("INSERT INTO kept VALUES (1)");
                    return statement.executeUpdate(
                        "INSERT OR ROLLBACK INTO kept SELECT number FROM kept");
                  }
                }));
    assertEquals(0, kept());
    insert(2);
    transaction.none();
    assertEquals(1, kept());
  }
}
