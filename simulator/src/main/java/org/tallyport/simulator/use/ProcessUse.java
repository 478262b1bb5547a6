package org.tallyport.simulator.use;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a process uses, as Linux says.
 *
 * @param residentBytes memory
 * @param handles open file descriptors
 * @param threads its threads
 * @param processorSeconds used since its start, by user and kernel
 */
public record ProcessUse(long residentBytes, long handles, long threads, double processorSeconds) {
  /** The kernel's unit of processor time towards programs, on every architecture. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int USER_TICKS = 11;
  private static final int KERNEL_TICKS = 12;

  /** What a process uses now; empty where the system does not tell. */
  public static Optional<ProcessUse> of(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    try (Stream<Path> handles = Files.list(process.resolve("fd"))) {
      List<String> status = Files.readAllLines(process.resolve("status"));
      String stat = Files.readString(process.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      double ticks =
          Double.parseDouble(fields[USER_TICKS]) + Double.parseDouble(fields[KERNEL_TICKS]);
      return Optional.of(
          new ProcessUse(
              number(status, "VmRSS:") << 10,
              handles.count(),
              number(status, "Threads:"),
              ticks / TICKS_PER_SECOND));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static long number(List<String> status, String key) throws IOException {
    return status.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow(() -> new IOException("no " + key));
  }
}
