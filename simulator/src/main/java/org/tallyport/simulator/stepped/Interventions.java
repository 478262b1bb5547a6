package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What is to be done to a run from outside, and when; of one time in the order of planning. */
final class Interventions {
  private final NavigableMap<Long, List<Intervention>> planned = new TreeMap<>();

  /** Something that is done to a run from outside. */
  @FunctionalInterface
  interface Intervention {
    void happen() throws IOException;
  }

  void plan(long microseconds, Intervention intervention) {
    planned.computeIfAbsent(microseconds, _ -> new ArrayList<>()).add(intervention);
  }

  /** Does what is due, also what that plans for now. */
  void happen(long now) throws IOException {
    while (!planned.isEmpty() && planned.firstKey() <= now) {
      for (Intervention next : planned.pollFirstEntry().getValue()) {
        next.happen();
      }
    }
  }
}
