package org.tallyport.edge.journal;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The counters of a journal; any thread may read. */
public final class JournalCounters {
  private final Map<JournalCount, AtomicLong> counts = new EnumMap<>(JournalCount.class);

  /** All at zero. */
  public JournalCounters() {
    for (JournalCount count : JournalCount.values()) {
      counts.put(count, new AtomicLong());
    }
  }

  void add(JournalCount count, long more) {
    of(count).addAndGet(more);
  }

  public long get(JournalCount count) {
    return of(count).get();
  }

  private AtomicLong of(JournalCount count) {
    return java.util.Objects.requireNonNull(counts.get(count));
  }
}
