package org.tallyport.gateway.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Signal;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.LiveValue;

/** The newest values of one terminal; see the package note. */
public final class LiveView {
  private static final int MOST_SIGNALS = 100_000;

  private final Map<EquipmentId, Map<String, LiveReading>> signals = new ConcurrentHashMap<>();
  private final Map<EdgeNode, BoardStatus> boards = new ConcurrentSkipListMap<>();
  private final AtomicLong size = new AtomicLong();
  private final AtomicLong version = new AtomicLong();

  /**
   * Takes a value unless a newer one is known. One that is dated later than now gives way to
   * whatever comes: a wrong clock, or one that was set back, hides nothing.
   */
  public void put(Signal signal, LiveValue value, Receipt received) {
    LiveReading known = signals.getOrDefault(signal.equipment(), Map.of()).get(signal.name());
    if (known == null && size.get() >= MOST_SIGNALS) {
      return;
    }
    LiveReading reading = new LiveReading(signal, value, received);
    if (known == null || follows(reading, known)) {
      signals
          .computeIfAbsent(signal.equipment(), _ -> new ConcurrentHashMap<>())
          .put(signal.name(), reading);
      if (known == null) {
        size.incrementAndGet();
      }
      version.incrementAndGet();
    }
  }

  private static boolean follows(LiveReading reading, LiveReading known) {
    long before = known.value().utcMilliseconds();
    return before <= reading.value().utcMilliseconds()
        || before > reading.received().utcMilliseconds();
  }

  public void put(BoardStatus status) {
    if (!status.equals(boards.put(status.node(), status))) {
      version.incrementAndGet();
    }
  }

  /** Rises with every change; equal versions show the same. */
  public long version() {
    return version.get();
  }

  /** The newest readings of an equipment, in no order. */
  public List<LiveReading> readings(EquipmentId equipment) {
    return List.copyOf(signals.getOrDefault(equipment, Map.of()).values());
  }

  /** All boards that were ever seen since the start, by name. */
  public List<BoardStatus> boards() {
    return List.copyOf(boards.values());
  }

  public Optional<BoardStatus> board(EdgeNode node) {
    return Optional.ofNullable(boards.get(node));
  }
}
