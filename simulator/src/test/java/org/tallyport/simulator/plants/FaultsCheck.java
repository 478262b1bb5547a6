package org.tallyport.simulator.plants;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.tallyport.simulator.fault.FaultKind;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.fault.Swarm;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.stepped.Trial;

/**
 * Twenty minutes of {@code small} with random faults, as in a campaign.
 *
 * @param kinds words of the kinds that are tried, with commas in between; empty: all
 */
public record FaultsCheck(long seed, Path folder, String kinds) implements Callable<String> {
  private static final long TWENTY_MINUTES = 1_200_000_000;

  /** With all kinds of faults. */
  public FaultsCheck(long seed, Path folder) {
    this(seed, folder, "");
  }

  private List<FaultKind> tried() {
    return kinds.isEmpty()
        ? Swarm.all()
        : Arrays.stream(kinds.split(",", -1))
            .map(word -> FaultKind.of(word).orElseThrow())
            .toList();
  }

  @Override
  public String call() throws IOException {
    Scenario small = Scenario.named("small").orElseThrow();
    FaultPlan plan = Swarm.plan(small, tried(), seed, TWENTY_MINUTES);
    return new Trial(small, seed, plan, TWENTY_MINUTES)
        .run(folder, _ -> {}, () -> 0).verdict().deviations().stream()
            .map(deviation -> "small seed " + seed + ": " + deviation)
            .findFirst()
            .orElse("");
  }
}
