package org.tallyport.edge.uplink;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** The counters of an uplink; any thread may read. */
public final class UplinkCounters {
  private final Map<UplinkCount, AtomicLong> counts = new EnumMap<>(UplinkCount.class);

  UplinkCounters() {
    for (UplinkCount count : UplinkCount.values()) {
      counts.put(count, new AtomicLong());
    }
  }

  void add(UplinkCount count) {
    of(count).incrementAndGet();
  }

  public long get(UplinkCount count) {
    return of(count).get();
  }

  private AtomicLong of(UplinkCount count) {
    return Objects.requireNonNull(counts.get(count));
  }
}
