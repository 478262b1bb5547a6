package org.tallyport.simulator.plants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.tallyport.edge.journal.Append;
import org.tallyport.edge.journal.Durability;
import org.tallyport.edge.journal.JournalSettings;
import org.tallyport.edge.journal.SqliteJournal;
import org.tallyport.edge.journal.StoredBlock;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.disk.SimulatedDisk;
import org.tallyport.wire.Block;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;

/** A journal as on a board, its power cut: what it said was written is there. */
public record PowerCutsCheck(long seed, Path folder) implements Callable<String> {
  private static final int APPENDS = 30;

  @Override
  public String call() throws IOException {
    Path card = Files.createDirectories(folder.resolve("card"));
    Path image = folder.resolve("image");
    List<Block> written = new ArrayList<>();
    try (SimulatedDisk disk = SimulatedDisk.claim(card);
        SqliteJournal journal = journal(card)) {
      journal.open(0);
      for (int i = 0; i < APPENDS; i++) {
        Content gap =
            new Content.Gap(
                new EquipmentId("STS-1"), List.of(), 7, i, 7, i + 1L, 3, "x".repeat(500));
        if (journal.append(List.of(gap), 0) instanceof Append.Written append) {
          written.addAll(append.blocks());
        }
      }
      disk.crash(image, new SplittableRandom(seed));
    }
    List<Block> held = new ArrayList<>();
    try (SqliteJournal journal = journal(image)) {
      journal.open(0);
      journal
          .draining()
          .map(status -> journal.unacknowledged(status.journal(), 0, Long.MAX_VALUE))
          .orElse(List.of())
          .stream()
          .map(StoredBlock::block)
          .forEach(held::add);
    }
    return written.size() == APPENDS && held.equals(written)
        ? ""
        : "of " + APPENDS + " blocks " + written.size() + " were written, then " + held.size();
  }

  private static SqliteJournal journal(Path folder) {
    JournalSettings settings =
        new JournalSettings(
            folder.resolve("journal.db"), 1 << 20, Duration.ofDays(9), Durability.FULL, 0);
    return new SqliteJournal(settings, () -> new JournalId("00000000000000aa"));
  }
}
