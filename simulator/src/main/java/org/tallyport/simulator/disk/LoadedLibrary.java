package org.tallyport.simulator.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A shared object as it lies in this process, by {@code /proc/self/maps}.
 *
 * @param base where it begins
 * @param slots per function name: the addresses of the slots it is called through, all writable
 */
record LoadedLibrary(long base, Map<String, List<Long>> slots) {
  private static final Path MAPS = Path.of("/proc/self/maps");

  /** A line of the maps: {@code start-end permissions offset device inode path}. */
  private record Mapping(long start, long end, boolean writable, long offset, String path) {
    static Mapping of(String line) {
      String[] fields = line.split(" +", 6);
      String[] range = fields[0].split("-", 2);
      return new Mapping(
          Long.parseUnsignedLong(range[0], 16),
          Long.parseUnsignedLong(range[1], 16),
          fields[1].contains("w"),
          Long.parseUnsignedLong(fields[2], 16),
          fields.length < 6 ? "" : fields[5]);
    }

    boolean holds(long address) {
      return address >= start && address + Long.BYTES <= end;
    }
  }

  /**
   * Finds the one loaded object whose file name has a given end.
   *
   * @param functions that must have slots
   * @throws IOException when there is none, or more than one, or a slot is missing or not writable
   */
  static LoadedLibrary find(String fileName, Set<String> functions) throws IOException {
    List<Mapping> all = Files.readAllLines(MAPS).stream().map(Mapping::of).toList();
    List<Mapping> firsts =
        all.stream().filter(m -> m.offset() == 0 && m.path().endsWith(fileName)).toList();
    Set<String> paths = firsts.stream().map(Mapping::path).collect(Collectors.toSet());
    if (paths.size() != 1) {
      throw new IOException("found as " + fileName + ": " + paths + ", wanted exactly one");
    }
    long base = firsts.getFirst().start();
    Map<String, List<Long>> slots = RelocationSlots.of(Path.of(paths.iterator().next()));
    Map<String, List<Long>> wanted =
        functions.stream()
            .collect(
                Collectors.toMap(
                    name -> name,
                    name ->
                        slots.getOrDefault(name, List.of()).stream()
                            .map(slot -> base + slot)
                            .toList()));
    check(wanted, all);
    return new LoadedLibrary(base, wanted);
  }

  private static void check(Map<String, List<Long>> slots, List<Mapping> all) throws IOException {
    List<String> bad = new ArrayList<>();
    slots.forEach(
        (name, addresses) -> {
          if (addresses.isEmpty()
              || !addresses.stream()
                  .allMatch(at -> all.stream().anyMatch(m -> m.writable() && m.holds(at)))) {
            bad.add(name);
          }
        });
    if (!bad.isEmpty()) {
      throw new IOException("no writable slots for " + bad);
    }
  }
}
