package org.tallyport.edge;

import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.edge.inspect.JournalCommand;
import org.tallyport.edge.journal.UnusableJournal;
import org.tallyport.settings.InvalidConfiguration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program {@code tallyport-edge}: reads the command line and hands over to a command. */
@Command(
    name = "tallyport-edge",
    description = "Reads the sensors of cranes and tracks and hands every reading to the gateway.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {RunCommand.class, CheckCommand.class, JournalCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0   done",
      "  1   a check failed",
      "  2   bad use or bad configuration",
      "  70  a bug; the log says which"
    })
public final class Main implements Runnable {
  /** Exit code of bad use and bad configuration. */
  static final int BAD_CONFIGURATION = 2;

  /** Exit code of a bug. */
  static final int BUG = 70;

  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(execute(commandLine(), args));
  }

  /** The command line, for tests with writers of their own. */
  static CommandLine commandLine() {
    return new CommandLine(new Main()).setExecutionExceptionHandler((e, line, _) -> ended(e, line));
  }

  /** The exit code; an error, such as a driver that cannot be loaded, is a bug too. */
  static int execute(CommandLine line, String... args) {
    try {
      return line.execute(args);
    } catch (Error e) {
      LOG.error("a bug ends the program: {}", e.toString(), e);
      return BUG;
    }
  }

  private static int ended(Exception e, CommandLine line) {
    if (e instanceof InvalidConfiguration invalid) {
      PrintWriter err = line.getErr();
      invalid.faults().forEach(err::println);
      int count = invalid.faults().size();
      err.println(count + (count == 1 ? " fault" : " faults") + "; nothing was started");
      err.flush();
      return BAD_CONFIGURATION;
    }
    if (e instanceof UnusableJournal unusable) {
      line.getErr().println(unusable.getMessage());
      line.getErr().flush();
      return BAD_CONFIGURATION;
    }
    LOG.error("a bug ends the program: {}", e.toString(), e);
    return BUG;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"tallyport-edge " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
