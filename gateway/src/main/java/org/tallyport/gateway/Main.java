package org.tallyport.gateway;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program {@code tallyport-gateway}: reads the command line and hands over to a command. */
@Command(
    name = "tallyport-gateway",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Takes what boards send, tallies it, and serves the operator's console.",
    subcommands = {RunCommand.class, CheckCommand.class, BrokerCommand.class})
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"tallyport-gateway " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
