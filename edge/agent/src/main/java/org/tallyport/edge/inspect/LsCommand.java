package org.tallyport.edge.inspect;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.tallyport.edge.journal.JournalView;
import org.tallyport.edge.journal.UnusableJournal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journal ls}: what a journal holds. */
@Command(
    name = "ls",
    description = {
      "Tells what JOURNAL holds that the gateway does not: journals, blocks by kind,",
      "and of each equipment its readings, their first and last time, and gaps with reasons."
    },
    mixinStandardHelpOptions = true)
final class LsCommand implements Callable<Integer> {
  @Mixin private CopiedJournal journal;

  @Option(names = "--blocks", description = "A line for each block, too.")
  private boolean blocks;

  @Option(names = "--json", description = "For machines: one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws UnusableJournal, IOException {
    return journal.read(json ? this::json : this::text);
  }

  private int text(JournalView view) throws SQLException {
    ContentsText text = new ContentsText(journal.out());
    text.all(journal.path(), Contents.of(view, blocks ? text::block : (_, _) -> {}));
    return 0;
  }

  private int json(JournalView view) throws SQLException, IOException {
    try (ContentsJson object = new ContentsJson(journal.out(), journal.path())) {
      if (blocks) {
        object.beginBlocks();
        Contents contents = Contents.of(view, object::block);
        object.endBlocks();
        object.all(contents);
      } else {
        object.all(Contents.of(view, (_, _) -> {}));
      }
    }
    return 0;
  }
}
