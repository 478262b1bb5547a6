package org.tallyport.edge.inspect;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tallyport.edge.journal.JournalView;
import org.tallyport.edge.journal.UnusableJournal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code journal verify}: whether a journal is sound. */
@Command(
    name = "verify",
    description = "Checks the file and every block in it; one line per fault.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExit codes:%n",
    footer = {"  0   sound", "  1   faults", "  2   bad use, or no journal"})
final class VerifyCommand implements Callable<Integer> {
  @Mixin private CopiedJournal journal;

  @Override
  public Integer call() throws UnusableJournal, IOException {
    return journal.read(this::verify);
  }

  private int verify(JournalView view) throws SQLException {
    Verification verification;
    try (Progress progress = Progress.onTerminal("blocks")) {
      verification = new Verification(view, journal.out()::println, progress);
      verification.run();
    }
    if (verification.faults() > 0) {
      journal
          .out()
          .printf(
              Locale.ROOT,
              "%s: %d faults in %,d blocks%n",
              journal.path(),
              verification.faults(),
              verification.blocks());
      return CopiedJournal.FAULTS;
    }
    journal
        .out()
        .printf(
            Locale.ROOT,
            "%s: sound, %,d blocks of %d journals%n",
            journal.path(),
            verification.blocks(),
            verification.journals());
    return 0;
  }
}
