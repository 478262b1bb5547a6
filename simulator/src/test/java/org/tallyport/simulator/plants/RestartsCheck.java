package org.tallyport.simulator.plants;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tallyport.simulator.image.ImageBounds;
import org.tallyport.simulator.image.ImageExplorer;
import org.tallyport.simulator.scenario.Scenario;

/** A gateway that goes on from images of its ledger; ten minutes of {@code small}. */
public record RestartsCheck(long seed, Path folder) implements Callable<String> {
  private static final long TEN_MINUTES = 600_000_000;
  private static final ImageBounds BOUNDS = new ImageBounds(0, 1, 0, 9, 0);

  @Override
  public String call() throws IOException {
    Scenario small =
        Scenario.all().stream().filter(one -> one.name().equals("small")).findFirst().orElseThrow();
    return String.join(
        "; ", ImageExplorer.explore(small, seed, TEN_MINUTES, BOUNDS, folder, _ -> {}).faults());
  }
}
