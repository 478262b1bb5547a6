package org.tallyport.gateway;

import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.tallyport.equipment.ClockDriver;
import org.tallyport.gateway.config.GatewayConfiguration;
import org.tallyport.gateway.config.GatewayReader;
import org.tallyport.settings.InvalidConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: all faults of a configuration at once. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Tells all faults of a configuration, each with its line. Opens nothing.")
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "CONFIG", description = "The configuration, a YAML file.")
  private Path file;

  @Override
  public Integer call() {
    try {
      read(file);
    } catch (InvalidConfiguration e) {
      e.faults().forEach(spec.commandLine().getErr()::println);
      return 2;
    }
    spec.commandLine().getOut().println(file + ": no faults");
    return 0;
  }

  static GatewayConfiguration read(Path file) throws InvalidConfiguration {
    Map<String, ClockDriver> clocks = new TreeMap<>();
    for (ClockDriver clock : ServiceLoader.load(ClockDriver.class)) {
      clocks.put(clock.name(), clock);
    }
    return GatewayReader.read(file, clocks);
  }
}
