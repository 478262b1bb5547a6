package org.tallyport.simulator.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which disk claims which file. Descriptors are looked up once and remembered until closed. */
final class Claims {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final String SHARED_MEMORY = "-shm";

  private final Map<Path, DiskCalls> folders = new ConcurrentHashMap<>();
  private final Map<Integer, Optional<At>> descriptors = new ConcurrentHashMap<>();

  /**
   * A file of a disk.
   *
   * @param file its name; empty for the folder itself
   */
  record At(DiskCalls disk, String file) {}

  void add(Path folder, DiskCalls disk) {
    if (folders.putIfAbsent(folder, disk) != null) {
      throw new IllegalStateException(folder + " is claimed already");
    }
    descriptors.clear();
  }

  void remove(Path folder) {
    folders.remove(folder);
    descriptors.clear();
  }

  void forget(int descriptor) {
    descriptors.remove(descriptor);
  }

  /** The file that a descriptor stands for; empty when nobody claims it. */
  Optional<At> of(int descriptor) {
    return folders.isEmpty()
        ? Optional.empty()
        : descriptors.computeIfAbsent(descriptor, this::lookUp);
  }

  private Optional<At> lookUp(int descriptor) {
    try {
      Path path = Files.readSymbolicLink(DESCRIPTORS.resolve(Integer.toString(descriptor)));
      Optional<At> at = in(path);
      at.ifPresent(found -> found.disk().opened(found.file()));
      return at;
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The file at a path as SQLite gives it; empty when nobody claims it. */
  Optional<At> at(String name) {
    if (folders.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(name).toAbsolutePath();
      Path folder = path.getParent();
      return folder == null
          ? Optional.empty()
          : in(folder.toRealPath().resolve(path.getFileName()));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Optional<At> in(Path path) {
    DiskCalls whole = folders.get(path);
    if (whole != null) {
      return Optional.of(new At(whole, ""));
    }
    Path folder = path.getParent();
    DiskCalls disk = folder == null ? null : folders.get(folder);
    String name = path.getFileName() == null ? "" : path.getFileName().toString();
    return disk == null || name.endsWith(SHARED_MEMORY)
        ? Optional.empty()
        : Optional.of(new At(disk, name));
  }
}
