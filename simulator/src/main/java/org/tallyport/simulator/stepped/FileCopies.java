package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of a database as they lie in a folder, to be copied and put back. */
final class FileCopies {
  /** SQLite's third file is made from the others. */
  private static final String INDEX = "-shm";

  private final Path folder;
  private final Path image;
  private final List<String> files;

  /**
   * Copies of a database.
   *
   * @param folder where it lies
   * @param files its file and its write-ahead log
   */
  FileCopies(Path folder, List<String> files) {
    this.folder = folder;
    image = folder.resolve("image");
    this.files = List.copyOf(files);
  }

  /** Copies the files as they are now, between two transactions, in place of an earlier image. */
  void copy() throws IOException {
    Files.createDirectories(image);
    replace(folder, image);
  }

  /** Copies the files as they are now into another folder. */
  void copyTo(Path other) throws IOException {
    replace(folder, other);
  }

  /** Puts the image in place of the files, while nobody has them open. */
  void restore() throws IOException {
    replace(image, folder);
  }

  private void replace(Path from, Path to) throws IOException {
    Files.deleteIfExists(to.resolve(files.getFirst() + INDEX));
    for (String name : files) {
      Files.deleteIfExists(to.resolve(name));
      if (Files.exists(from.resolve(name))) {
        Files.copy(from.resolve(name), to.resolve(name));
      }
    }
  }
}
