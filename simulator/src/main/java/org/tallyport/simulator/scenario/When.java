package org.tallyport.simulator.scenario;

import java.util.Iterator;
import org.tallyport.simulator.model.Chance;

/** When a piece of work comes. */
sealed interface When {
  Arrivals arrivals();

  /** The times of a run. */
  Iterator<Long> times(Site site, Chance own);

  /** At times of its own. */
  record Own(Arrivals arrivals) implements When {
    @Override
    public Iterator<Long> times(Site site, Chance own) {
      return arrivals.times(own.part("times"));
    }
  }

  /** With everything else of the terminal that names the same arrivals. */
  record Shared(String name, Arrivals arrivals) implements When {
    @Override
    public Iterator<Long> times(Site site, Chance own) {
      return arrivals.times(site.arrivals(name));
    }
  }
}
