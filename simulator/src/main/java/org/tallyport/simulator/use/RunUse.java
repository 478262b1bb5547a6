package org.tallyport.simulator.use;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Looks once per simulated hour at what this process and the files of its run use. The heap is
 * measured after a collection that was asked for, so that it holds what is held and no garbage. One
 * thread.
 */
public final class RunUse implements LongConsumer {
  static final long EVERY_MICROSECONDS = 3_600_000_000L;

  /** With fewer samples nothing is said of growth. */
  static final int LEAST_SAMPLES = 3;

  private final Path folder;
  private final Map<Figure, List<Growth.Point>> figures = new EnumMap<>(Figure.class);
  private long due = EVERY_MICROSECONDS;

  private enum Figure {
    HEAP("heap_bytes_after_gc", "Heap after a collection, bytes"),
    RESIDENT("resident_bytes", "Resident memory of the process, bytes"),
    HANDLES("open_handles", "Open file handles"),
    JOURNALS("journal_bytes", "Journals of all boards, bytes"),
    LEDGER("ledger_bytes", "Ledger, bytes");

    private final String field;
    private final String title;

    Figure(String field, String title) {
      this.field = field;
      this.title = title;
    }
  }

  /**
   * Nothing looked at yet.
   *
   * @param folder of the run's files: what is called {@code journal.db…} and {@code ledger.db…} in
   *     it or one folder below counts
   */
  public RunUse(Path folder) {
    this.folder = folder;
  }

  /** Looks, if an hour has passed. */
  @Override
  public void accept(long runMicroseconds) {
    if (runMicroseconds < due) {
      return;
    }
    due = runMicroseconds + EVERY_MICROSECONDS;
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    add(Figure.HEAP, runMicroseconds, runtime.totalMemory() - runtime.freeMemory());
    ProcessUse.of(ProcessHandle.current().pid())
        .ifPresent(
            use -> {
              add(Figure.RESIDENT, runMicroseconds, use.residentBytes());
              add(Figure.HANDLES, runMicroseconds, use.handles());
            });
    try {
      long journals = bytes("journal.db");
      long ledger = bytes("ledger.db");
      add(Figure.JOURNALS, runMicroseconds, journals);
      add(Figure.LEDGER, runMicroseconds, ledger);
    } catch (IOException e) {
      // a file that a fault takes away just now; this hour has no figure
    }
  }

  private void add(Figure figure, long microseconds, long value) {
    figures
        .computeIfAbsent(figure, _ -> new ArrayList<>())
        .add(new Growth.Point(microseconds, (double) value));
  }

  private long bytes(String name) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder, 2)) {
      files = walk.filter(file -> counts(file, name)).toList();
    }
    long sum = 0;
    for (Path file : files) {
      sum += Files.size(file);
    }
    return sum;
  }

  /** Not what a disk that lost its power left beside the folder of its program. */
  private boolean counts(Path file, String name) {
    return Files.isRegularFile(file)
        && file.getFileName().toString().startsWith(name)
        && !folder.relativize(file).getName(0).toString().endsWith("-disk");
  }

  /** How each figure grew; empty for a run of less than three hours. */
  public List<Growth> growth() {
    return figures.entrySet().stream()
        .filter(entry -> entry.getValue().size() >= LEAST_SAMPLES)
        .map(entry -> Growth.of(entry.getKey().field, entry.getKey().title, entry.getValue()))
        .toList();
  }
}
