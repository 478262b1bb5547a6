package org.tallyport.simulator;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.tallyport.simulator.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code scenarios}: lists what can be run, and which part of which terminal it stands for. */
@Command(
    name = "scenarios",
    description = "Lists the scenarios, their share of the terminal and their target.",
    mixinStandardHelpOptions = true)
final class ScenariosCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (Scenario one : Scenario.all()) {
      out.printf("%s: %s%n", one.name(), one.title());
      out.printf(
          "  %.0f t and %.0f TEU a day: %.1f %% of the terminal's tonnes, %.1f %% of its TEU%n",
          one.share().plannedTonnesPerDay(),
          one.share().plannedTeuPerDay(),
          one.share().tonnes() * 100,
          one.share().teu() * 100);
      out.printf(
          "  target: %.2f Mt and %.0f TEU a year%n",
          one.share().targetTonnesPerYear() / 1e6, one.share().targetTeuPerYear());
    }
    out.flush();
    return 0;
  }
}
