package org.tallyport.simulator.plants;

import java.io.IOException;
import java.nio.file.Path;
import org.tallyport.simulator.image.ImageBounds;
import org.tallyport.simulator.image.ImageExplorer;
import org.tallyport.simulator.scenario.Scenario;

/** Ten minutes of {@code small}, and what is looked at in its images. */
final class Exploration {
  private static final long TEN_MINUTES = 600_000_000;

  private Exploration() {}

  /** What is wrong; empty where all is exact. */
  static String faults(long seed, Path folder, ImageBounds bounds) throws IOException {
    Scenario small = Scenario.named("small").orElseThrow();
    return String.join(
        "; ", ImageExplorer.explore(small, seed, TEN_MINUTES, bounds, folder, _ -> {}).faults());
  }
}
