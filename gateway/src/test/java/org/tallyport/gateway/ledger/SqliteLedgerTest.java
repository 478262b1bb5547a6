package org.tallyport.gateway.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.wire.BlockCodec;

final class SqliteLedgerTest extends LedgerKit {
  @TempDir Path folder;
  private @Nullable Connection connection;

  private Path file() {
    return folder.resolve("ledger/ledger.db");
  }

  @Override
  Ledger open() throws LedgerFault {
    try {
      Files.createDirectories(folder.resolve("ledger"));
      SqliteFile opened = new SqliteFile(file(), SqliteFile.Durability.FULL);
      Connection writer = opened.writer();
      connection = writer;
      return new SqliteLedger(file(), opened, writer);
    } catch (SQLException | IOException e) {
      throw new LedgerFault("test", e);
    }
  }

  @Override
  LedgerReader reader() throws LedgerFault {
    return LedgerReader.open(file());
  }

  @Override
  void fill() throws SQLException {
    pragma("max_page_count=1"); // means: as many as there are
  }

  @Override
  void makeRoom() throws SQLException {
    pragma("max_page_count=1000000");
  }

  private void pragma(String words) throws SQLException {
    try (Statement statement = Objects.requireNonNull(connection).createStatement()) {
      statement.execute("PRAGMA " + words);
    }
  }

  @Test
  void doesNotMakeAFileForAReader() {
    Path missing = folder.resolve("missing.db");
    assertThrows(LedgerFault.class, () -> LedgerReader.open(missing));
    assertFalse(Files.exists(missing));
  }

  @Test
  void cannotBeOpenedInAFolderThatIsNotThere() {
    Path nowhere = folder.resolve("nowhere/ledger.db");
    LedgerFault fault = assertThrows(LedgerFault.class, () -> SqliteLedger.open(nowhere));
    assertTrue(String.valueOf(fault.getMessage()).contains("nowhere"), fault.getMessage());
  }

  @Test
  void holdsNothingInAFileThatIsGoneAndGoesOnWhenItIsBack() throws Exception {
    Path away = folder.resolve("away");
    try (SqliteLedger ledger = SqliteLedger.open(folder.resolve("ledger/second.db"))) {
      write(ledger, 1);
      Files.move(folder.resolve("ledger"), away);
      assertThrows(LedgerFault.class, () -> write(ledger, 2));
      Files.createDirectories(folder.resolve("ledger"));
      Files.createFile(folder.resolve("ledger/second.db"));
      assertThrows(LedgerFault.class, () -> write(ledger, 2), "that is another file");
      Files.delete(folder.resolve("ledger/second.db"));
      Files.delete(folder.resolve("ledger"));
      Files.move(away, folder.resolve("ledger"));
      write(ledger, 2);
      assertEquals(2, ledger.position(Facts.JOURNAL).orElseThrow().number());
    }
  }

  @Test
  void goesOnWithAnotherConnectionWhereOneIsSpoilt() throws Exception {
    try (SqliteLedger ledger = (SqliteLedger) open()) {
      write(ledger, 1);
      Objects.requireNonNull(connection).close();
      for (int i = 0; i < 5; i++) {
        assertThrows(LedgerFault.class, () -> write(ledger, 2));
      }
      write(ledger, 2);
      assertEquals(2, ledger.position(Facts.JOURNAL).orElseThrow().number());
    }
  }

  private static void write(SqliteLedger ledger, long number) throws LedgerFault {
    try (LedgerBatch batch = ledger.begin()) {
      batch.terminal(Facts.TERMINAL);
      batch.block(
          Facts.NODE,
          Facts.JOURNAL,
          Facts.block(number, 1),
          BlockCodec.encode(Facts.block(number, 1).content()),
          1);
      batch.commit();
    }
  }
}
