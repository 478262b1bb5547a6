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

  /** With everything else of the terminal that names the same arrivals, or so long after them. */
  record Shared(String name, Arrivals arrivals, long afterMicroseconds) implements When {
    @Override
    public Iterator<Long> times(Site site, Chance own) {
      Iterator<Long> times = arrivals.times(site.arrivals(name));
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return times.hasNext();
        }

        @Override
        public Long next() {
          return times.next() + afterMicroseconds;
        }
      };
    }
  }
}
