package org.tallyport.simulator.scenario;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.tallyport.simulator.model.Chance;

/**
 * When something comes: once, or again and again.
 *
 * @param at the first time, since the start of the run
 * @param every from one to the next; empty: it comes once
 * @param untilMicroseconds none comes from then on
 */
record Arrivals(Span at, Optional<Span> every, long untilMicroseconds) {
  /** The times in microseconds, ascending; without {@code every} only one. */
  Iterator<Long> times(Chance chance) {
    return new Iterator<>() {
      private long next = at.draw(chance);
      private boolean ended = next >= untilMicroseconds;

      @Override
      public boolean hasNext() {
        return !ended;
      }

      @Override
      public Long next() {
        if (ended) {
          throw new NoSuchElementException();
        }
        long time = next;
        next += every.map(span -> Math.max(1, span.draw(chance))).orElse(Long.MAX_VALUE / 2);
        ended = every.isEmpty() || next >= untilMicroseconds;
        return time;
      }
    };
  }

  /** How many are to be expected in a run of a length. */
  double expected(double lengthMicroseconds) {
    double first = at.meanMicroseconds();
    double end = Math.min(lengthMicroseconds, (double) untilMicroseconds);
    if (first >= end) {
      return 0;
    }
    return every.map(span -> Math.max(1, (end - first) / span.meanMicroseconds())).orElse(1.0);
  }
}
