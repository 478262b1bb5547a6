package org.tallyport.simulator.plants;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tallyport.simulator.image.ImageBounds;

/** A gateway that goes on from images of its ledger; ten minutes of {@code small}. */
public record RestartsCheck(long seed, Path folder) implements Callable<String> {
  private static final ImageBounds BOUNDS = new ImageBounds(0, 1, 0, 9, 0);

  @Override
  public String call() throws IOException {
    return Exploration.faults(seed, folder, BOUNDS);
  }
}
