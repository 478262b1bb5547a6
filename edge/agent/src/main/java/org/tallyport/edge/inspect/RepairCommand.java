package org.tallyport.edge.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.tallyport.edge.journal.JournalCopy;
import org.tallyport.edge.journal.Salvage;
import org.tallyport.edge.journal.UnusableJournal;
import org.tallyport.wire.JournalId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journal repair}: a new journal of what can be read of a damaged one. */
@Command(
    name = "repair",
    description = {
      "Saves what can be read of JOURNAL into a new file that run can open and deliver:",
      "ids, numbers and chains stay; what cannot be read becomes a recorded gap.",
      "JOURNAL itself is not changed. What lies behind the first hole is not saved: where verify",
      "finds only faulty blocks and no fault of the file, let run deliver JOURNAL itself."
    },
    mixinStandardHelpOptions = true)
final class RepairCommand implements Callable<Integer> {
  private final InstantSource wall = InstantSource.system();

  @Mixin private CopiedJournal journal;

  @Option(
      names = "--out",
      paramLabel = "NEW",
      required = true,
      description = "The new file; must not exist.")
  private Path out;

  @Override
  public Integer call() throws UnusableJournal {
    if (Files.exists(out)) {
      throw new UnusableJournal(out + " exists; name a file that does not");
    }
    try (JournalCopy copy = journal.copy()) {
      List<Salvage.Saved> saved = repair(copy);
      saved.forEach(this::tell);
      journal.out().println(out + ": " + saved.size() + " journals to deliver");
      return 0;
    } catch (IOException | SQLException e) {
      throw new UnusableJournal(journal.path() + " cannot be repaired into " + out + ": " + e);
    } finally {
      journal.out().flush();
    }
  }

  private List<Salvage.Saved> repair(JournalCopy copy)
      throws UnusableJournal, SQLException, IOException {
    try (Progress progress = Progress.onTerminal("blocks saved")) {
      Salvage salvage =
          new Salvage(
              copy,
              journal.path(),
              () -> new JournalId(UUID.randomUUID().toString()),
              ChronoUnit.MICROS.between(Instant.EPOCH, wall.instant()));
      List<Salvage.Saved> saved = salvage.run(progress);
      salvage.keepAs(out);
      return saved;
    }
  }

  private void tell(Salvage.Saved saved) {
    String name = "journal " + saved.journal() + ": ";
    if (saved.lost() > saved.first()) {
      journal.out().println(name + "saved blocks " + saved.first() + " to " + (saved.lost() - 1));
    }
    if (saved.lost() <= saved.last()) {
      journal
          .out()
          .println(
              name + "lost blocks " + saved.lost() + " to " + saved.last() + ", recorded as a gap");
    }
  }
}
