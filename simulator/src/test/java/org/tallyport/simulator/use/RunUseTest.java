package org.tallyport.simulator.use;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunUseTest {
  private static final long HOUR = RunUse.EVERY_MICROSECONDS;
  private static final int MEGABYTE = 1 << 20;

  @TempDir private Path folder;

  @Test
  void seesFilesMemoryAndHandlesGrow() throws IOException {
    Files.createDirectories(folder.resolve("gateway"));
    Files.createDirectories(folder.resolve("quay-1/image"));
    Files.createDirectories(folder.resolve("quay-1-disk"));
    RunUse use = new RunUse(folder);
    List<byte[]> held = new ArrayList<>();
    List<RandomAccessFile> open = new ArrayList<>();
    for (int hour = 1; hour <= 5; hour++) {
      Path ledger = folder.resolve("gateway/ledger.db");
      Files.write(ledger, new byte[hour * 1_000]);
      Files.write(folder.resolve("gateway/ledger.db-wal"), new byte[500]);
      Files.write(folder.resolve("quay-1/journal.db"), new byte[4_096]);
      Files.write(folder.resolve("quay-1/image/journal.db"), new byte[hour]);
      Files.write(folder.resolve("quay-1-disk/journal.db"), new byte[hour]);
      held.add(new byte[16 * MEGABYTE]); // much beside what earlier tests let go
      open.add(new RandomAccessFile(ledger.toFile(), "r"));
      use.accept(hour * HOUR - 1);
      use.accept(hour * HOUR);
    }
    for (RandomAccessFile channel : open) {
      channel.close();
    }
    Growth ledger = figure(use, "ledger_bytes").orElseThrow();
    assertEquals(1_500, ledger.first());
    assertEquals(5_500, ledger.last());
    assertEquals(1_000, ledger.perHour(), 1e-6);
    Growth journals = figure(use, "journal_bytes").orElseThrow();
    assertEquals(4_096, journals.most());
    assertEquals(0, journals.perHour(), 1e-6);
    assertEquals(5, held.size());
    double heap = figure(use, "heap_bytes_after_gc").orElseThrow().perHour();
    assertTrue(heap > 8 * MEGABYTE && heap < 24 * MEGABYTE, "heap grew by " + heap + " per hour");
    figure(use, "open_handles").ifPresent(one -> assertEquals(1, one.perHour(), 0.6));
  }

  @Test
  void saysNothingOfAShortRun() throws IOException {
    RunUse use = new RunUse(folder);
    use.accept(0);
    use.accept(HOUR);
    use.accept(2 * HOUR);
    assertEquals(List.of(), use.growth());
    use.accept(3 * HOUR);
    assertEquals(0, figure(use, "ledger_bytes").orElseThrow().last());
  }

  private static Optional<Growth> figure(RunUse use, String name) {
    return use.growth().stream().filter(one -> one.name().equals(name)).findFirst();
  }
}
