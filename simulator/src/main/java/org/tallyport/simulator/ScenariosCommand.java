package org.tallyport.simulator;

import java.io.PrintWriter;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.tallyport.simulator.scenario.DailyPlan;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.scenario.Share;
import org.tallyport.simulator.scenario.Terminal;
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
      one.terminals().forEach(terminal -> tell(out, terminal));
    }
    out.flush();
    return 0;
  }

  private static void tell(PrintWriter out, Terminal terminal) {
    DailyPlan plan = terminal.plan();
    out.printf(
        "  %s (%s), %d boards: %.0f t, %.0f TEU and %.0f wagons a day%n",
        terminal.place(),
        terminal.id(),
        terminal.boards().size(),
        plan.tonnes(),
        plan.teu(),
        plan.wagons());
    terminal.share().ifPresent(share -> tell(out, share));
  }

  private static void tell(PrintWriter out, Share share) {
    if (share.tonnes() > 0) {
      out.printf(
          "    %.1f %% of the terminal's tonnes; target %.2f Mt a year (%s)%n",
          share.tonnes() * 100, share.targetTonnesPerYear() / 1e6, share.claim().name());
    }
    OptionalDouble target = share.targetTeuPerYear();
    if (target.orElse(0) > 0) {
      out.printf(
          "    %.1f %% of its TEU; target %.0f TEU a year%n",
          share.teu().orElse(0) * 100, target.getAsDouble());
    }
  }
}
