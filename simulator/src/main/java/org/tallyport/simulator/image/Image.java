package org.tallyport.simulator.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A database file with its WAL as they were at one moment. */
record Image(Path file) {
  /** Copies a database as it lies there, without {@code -shm}. */
  static Image take(Path database, Path folder) throws IOException {
    Files.createDirectories(folder);
    Image image = new Image(folder.resolve(database.getFileName()));
    image.replace(database);
    return image;
  }

  private void replace(Path from) throws IOException {
    Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-shm"));
    Files.deleteIfExists(file);
    Files.deleteIfExists(WalVariant.beside(file));
    Files.copy(from, file);
    if (Files.exists(WalVariant.beside(from))) {
      Files.copy(WalVariant.beside(from), WalVariant.beside(file));
    }
  }

  byte[] wal() throws IOException {
    Path wal = WalVariant.beside(file);
    return Files.exists(wal) ? Files.readAllBytes(wal) : new byte[0];
  }

  /** A copy in an emptied folder, changed. */
  Image changed(WalVariant variant, Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (java.util.stream.Stream<Path> old = Files.list(folder)) {
        for (Path each : old.toList()) {
          Files.delete(each);
        }
      }
    }
    Image changed = take(file, folder);
    variant.apply(changed.file);
    return changed;
  }
}
