package org.tallyport.simulator.campaign;

import java.io.IOException;
import java.nio.file.Path;
import org.tallyport.simulator.stepped.Trial;

/** Carries trials out. Any thread. */
@FunctionalInterface
public interface Trials {
  /**
   * Runs and judges one.
   *
   * @param folder of this trial alone; emptied first
   */
  Trial.Result run(Trial trial, Path folder) throws IOException;
}
