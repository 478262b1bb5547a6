package org.tallyport.edge.inspect;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code journal}: the commands that look into a journal file. */
@Command(
    name = "journal",
    description = {
      "Looks into a journal file.",
      "Works on a copy: an agent that writes the journal is not disturbed."
    },
    mixinStandardHelpOptions = true,
    subcommands = {LsCommand.class, VerifyCommand.class, ExportCommand.class, RepairCommand.class},
    synopsisSubcommandLabel = "COMMAND")
public final class JournalCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
