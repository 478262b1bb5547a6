package org.tallyport.edge.inspect;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyport.edge.journal.HeldJournal;
import org.tallyport.edge.journal.JournalView;
import org.tallyport.edge.journal.UnusableJournal;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Signal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journal export}: the readings as CSV. */
@Command(
    name = "export",
    description = {
      "Writes the readings of JOURNAL as CSV, and gaps as lines of quality \"gap\" among them:",
      "utc begins the gap, until_utc ends it. The unit of a value stands in its line."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  @Mixin private CopiedJournal journal;

  @Option(
      names = "--out",
      paramLabel = "FILE.csv",
      description = "Must not exist; default: standard output.")
  private @Nullable Path out;

  @Option(names = "--equipment", paramLabel = "ID", description = "Only this one.")
  private @Nullable String equipment;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Only readings from then on, such as 2026-03-01T06:00:00Z.")
  private @Nullable Instant from;

  @Option(names = "--to", paramLabel = "TIME", description = "Only readings before then.")
  private @Nullable Instant to;

  @Override
  public Integer call() throws UnusableJournal, IOException {
    Path file = out;
    return journal.read(file == null ? this::toStandardOutput : view -> toFile(view, file));
  }

  private int toStandardOutput(JournalView view) throws SQLException, IOException, UnusableJournal {
    try {
      write(view, journal.out(), Progress.none());
      return 0;
    } catch (UncheckedIOException e) {
      return CopiedJournal.FAULTS; // nobody reads on
    }
  }

  private int toFile(JournalView view, Path file)
      throws SQLException, IOException, UnusableJournal {
    boolean done = false;
    try (Writer writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW);
        Progress progress = Progress.onTerminal("lines")) {
      write(view, writer, progress);
      writer.flush();
      done = true;
      return 0;
    } catch (FileAlreadyExistsException e) {
      done = true;
      throw new UnusableJournal(file + " exists; name a file that does not");
    } catch (IOException | UncheckedIOException e) {
      throw new UnusableJournal(file + " cannot be written: " + e);
    } finally {
      if (!done) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void write(JournalView view, Writer writer, Progress progress)
      throws SQLException, IOException, UnusableJournal {
    SortedMap<Long, Signal> definitions = view.definitions();
    CsvRows rows = new CsvRows(writer, definitions, selection(definitions));
    Clocks clocks = Clocks.of(view);
    rows.header();
    Consumer<Delivered> each =
        block -> {
          write(rows, block, clocks, writer);
          progress.accept(rows.rows());
        };
    for (HeldJournal held : view.journals()) {
      held.stretches().forEach(stretch -> Delivered.each(view, stretch, each));
    }
    tellWhatWasLeftOut(rows);
  }

  private static void write(CsvRows rows, Delivered block, Clocks clocks, Writer writer) {
    try {
      rows.block(block, clocks);
      if (writer instanceof PrintWriter print && print.checkError()) {
        throw new IOException("standard output was closed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tellWhatWasLeftOut(CsvRows rows) {
    if (rows.readingsWithoutTime() > 0) {
      journal
          .err()
          .println(
              rows.readingsWithoutTime()
                  + " readings whose UTC is not known were left out; without --from and --to they"
                  + " are in");
    }
  }

  private Selection selection(SortedMap<Long, Signal> definitions) throws UnusableJournal {
    return new Selection(
        equipment == null ? Optional.empty() : Optional.of(known(equipment, definitions)),
        Optional.ofNullable(from),
        Optional.ofNullable(to));
  }

  private EquipmentId known(String id, SortedMap<Long, Signal> definitions) throws UnusableJournal {
    TreeSet<EquipmentId> known =
        definitions.values().stream()
            .map(Signal::equipment)
            .collect(Collectors.toCollection(TreeSet::new));
    for (EquipmentId each : known) {
      if (each.value().equals(id)) {
        return each;
      }
    }
    throw new UnusableJournal(
        journal.path() + " knows no equipment \"" + id + "\", wanted one of " + known);
  }
}
