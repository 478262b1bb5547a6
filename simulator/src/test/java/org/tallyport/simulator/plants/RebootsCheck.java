package org.tallyport.simulator.plants;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tallyport.simulator.image.ImageBounds;

/** Images of a run, and boards that boot from damaged ones; ten minutes of {@code small}. */
public record RebootsCheck(long seed, Path folder) implements Callable<String> {
  private static final ImageBounds BOUNDS = new ImageBounds(0, 1, 3, 0, 0);

  @Override
  public String call() throws IOException {
    return Exploration.faults(seed, folder, BOUNDS);
  }
}
