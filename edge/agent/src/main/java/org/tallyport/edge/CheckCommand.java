package org.tallyport.edge;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tallyport.edge.config.BoardConfiguration;
import org.tallyport.edge.config.ConfigurationReader;
import org.tallyport.edge.config.Drivers;
import org.tallyport.equipment.Signal;
import org.tallyport.settings.InvalidConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: reads a configuration and tells its faults; touches no hardware, no network. */
@Command(
    name = "check",
    description = "Reads CONFIG and tells all its faults. Touches neither hardware nor network.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CONFIG", description = "The board's YAML file.")
  private Path config;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InvalidConfiguration {
    BoardConfiguration board = ConfigurationReader.check(config, Drivers.onClassPath());
    long equipment = board.signalList().stream().map(Signal::equipment).distinct().count();
    spec.commandLine()
        .getOut()
        .printf(
            "%s/%s: %d equipment, %d signals, %d sources; no fault%n",
            board.terminal(),
            board.board(),
            equipment,
            board.signals().size(),
            board.sources().size());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
