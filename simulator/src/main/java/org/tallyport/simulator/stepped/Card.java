package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A board's card, as far as its journal lies on it. */
final class Card {
  /** SQLite's third file is made from these. */
  private static final List<String> KEPT = List.of("journal.db", "journal.db-wal");

  private static final List<String> ALL = List.of("journal.db", "journal.db-wal", "journal.db-shm");

  private final Path folder;
  private final Path image;

  /**
   * The card of a board.
   *
   * @param folder where its journal lies
   */
  Card(Path folder) {
    this.folder = folder;
    image = folder.resolve("image");
  }

  /** Copies the card as it is now, between two transactions, in place of an earlier image. */
  void copy() throws IOException {
    Files.createDirectories(image);
    replace(folder, image);
  }

  /** Puts the image in place of the card, while nobody has it open. */
  void restore() throws IOException {
    replace(image, folder);
  }

  private static void replace(Path from, Path to) throws IOException {
    for (String name : ALL) {
      Files.deleteIfExists(to.resolve(name));
    }
    for (String name : KEPT) {
      if (Files.exists(from.resolve(name))) {
        Files.copy(from.resolve(name), to.resolve(name));
      }
    }
  }
}
