package org.tallyport.simulator;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program {@code tallyport-sim}: reads the command line and hands over to a command. */
@Command(
    name = "tallyport-sim",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Plays cranes, trains and PLCs to the real programs, and judges the tally.",
    subcommands = ScenariosCommand.class)
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(commandLine(System::nanoTime).execute(args));
  }

  /** The command line, for tests with writers of their own. */
  static CommandLine commandLine(LongSupplier nanoTime) {
    CommandLine line =
        new CommandLine(new Main())
            .addSubcommand(new DemoCommand(nanoTime))
            .addSubcommand(new RunCommand(nanoTime))
            .addSubcommand(new CampaignCommand(nanoTime))
            .addSubcommand(new PlcCommand(nanoTime, InstantSource.system()))
            .addSubcommand(new LoadCommand(nanoTime, InstantSource.system()));
    return line.setParameterExceptionHandler((e, _) -> refused(e));
  }

  /** The message alone: a whole usage text would push it off a small screen. */
  private static int refused(CommandLine.ParameterException e) {
    CommandLine line = e.getCommandLine();
    PrintWriter err = line.getErr();
    err.println(e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.printf("\"%s --help\" lists the options%n", line.getCommandSpec().qualifiedName());
    err.flush();
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"tallyport-sim " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
