package org.tallyport.simulator.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of one run's journals, ledger and logs. */
public final class RunFolder {
  private RunFolder() {}

  /** Makes a folder, or deletes all that an earlier run left in it. */
  public static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> left;
      try (Stream<Path> files = Files.walk(folder)) {
        left = files.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : left) {
        Files.delete(file);
      }
    }
    Files.createDirectories(folder);
  }
}
