package org.tallyport.edge.inspect;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.tallyport.edge.journal.JournalCopy;
import org.tallyport.edge.journal.JournalView;
import org.tallyport.edge.journal.UnusableJournal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The journal that a command is about, and where it is copied to. */
final class CopiedJournal {
  /** Exit code where the journal has faults. */
  static final int FAULTS = 1;

  @Parameters(paramLabel = "JOURNAL", description = "The journal file (journal.path of the board).")
  private Path journal;

  @Option(
      names = "--temporary",
      paramLabel = "DIR",
      description = "Where the copy is made and deleted again; default: the system's folder.")
  private @Nullable Path temporary;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** What is done with the copy; answers with the exit code. */
  interface Work {
    int of(JournalView view) throws SQLException, IOException, UnusableJournal;
  }

  Path path() {
    return journal;
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  JournalCopy copy() throws UnusableJournal {
    Path folder = temporary == null ? Path.of(System.getProperty("java.io.tmpdir")) : temporary;
    try (Progress progress = Progress.onTerminal("bytes copied")) {
      return JournalCopy.of(journal, folder, progress);
    }
  }

  /** Does something with a copy; where that is too damaged for it, says so. */
  int read(Work work) throws UnusableJournal, IOException {
    try (JournalCopy copy = copy();
        JournalView view = JournalView.open(copy.file(), journal)) {
      return work.of(view);
    } catch (SQLException e) {
      err()
          .println(
              journal
                  + " is damaged: "
                  + String.valueOf(e.getMessage()).replace('\n', ' ')
                  + "; journal verify tells more, journal repair saves what can be read");
      return FAULTS;
    } finally {
      out().flush();
      err().flush();
    }
  }
}
