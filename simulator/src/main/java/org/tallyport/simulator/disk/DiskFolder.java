package org.tallyport.simulator.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The files of a folder, what is durable of them, and images of both. */
final class DiskFolder {
  private final Path folder;
  private final Map<String, DiskFile> files = new TreeMap<>();

  /** Deleted files, as they come back when a power cut takes the deletion. */
  private final Map<String, byte[]> deleted = new TreeMap<>();

  DiskFolder(Path folder) {
    this.folder = folder;
  }

  Path path() {
    return folder;
  }

  DiskFile file(String name) {
    return files.computeIfAbsent(name, DiskFile::new);
  }

  Map<String, DiskCounts> counts() {
    Map<String, DiskCounts> counts = new TreeMap<>();
    files.forEach((name, file) -> counts.put(name, file.counts()));
    return counts;
  }

  /** A file was opened, or is seen for the first time. */
  void opened(String name) {
    try {
      Path path = folder.resolve(name);
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      file(name).open(Optional.ofNullable(found.fileKey()).orElse(name), found.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is there is durable, what was deleted stays so. */
  void synced() {
    deleted.clear();
  }

  /** A file is about to be deleted. */
  void deleting(String name) throws IOException {
    DiskFile file = file(name);
    Path path = folder.resolve(name);
    if (Files.exists(path)) {
      opened(name);
      if (!file.mayVanish()) {
        deleted.put(name, file.durable(Files.readAllBytes(path)));
      }
    }
    file.gone();
  }

  /** Writes all files, with all that was written. */
  void copy(Path image) throws IOException {
    for (String name : prepare(image)) {
      Files.copy(folder.resolve(name), image.resolve(name));
    }
  }

  /** Writes what a power cut could leave. */
  void powerCut(Path image, RandomGenerator chance) throws IOException {
    for (String name : prepare(image)) {
      byte[] present = Files.readAllBytes(folder.resolve(name));
      DiskFile file = files.get(name);
      if (file == null) {
        Files.write(image.resolve(name), present);
      } else if (!file.mayVanish() || chance.nextBoolean()) {
        opened(name);
        Files.write(image.resolve(name), file.afterPowerCut(present, chance));
      }
    }
    for (Map.Entry<String, byte[]> entry : deleted.entrySet()) {
      if (!Files.exists(folder.resolve(entry.getKey())) && chance.nextBoolean()) {
        Files.write(image.resolve(entry.getKey()), entry.getValue());
      }
    }
  }

  /** Puts an image in place of the folder's files, durable as it stands. */
  void restore(Path image) throws IOException {
    for (String name : names(folder, true)) {
      Files.delete(folder.resolve(name));
    }
    for (String name : names(image, false)) {
      Files.copy(image.resolve(name), folder.resolve(name));
    }
    replaced();
  }

  /** Whatever lies there now is durable. */
  void replaced() throws IOException {
    files.values().forEach(DiskFile::gone);
    deleted.clear();
    names(folder, false).forEach(name -> file(name).synced());
  }

  private List<String> prepare(Path image) throws IOException {
    Files.createDirectories(image);
    for (String name : names(image, true)) {
      Files.delete(image.resolve(name));
    }
    return names(folder, false);
  }

  private static List<String> names(Path folder, boolean withSharedMemory) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .map(path -> path.getFileName().toString())
          .filter(name -> withSharedMemory || !name.endsWith("-shm"))
          .sorted()
          .toList();
    }
  }
}
