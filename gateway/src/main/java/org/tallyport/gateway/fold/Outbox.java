package org.tallyport.gateway.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.tally.Counts;
import org.tallyport.gateway.tally.Coverage;
import org.tallyport.gateway.tally.Interval;

/** What one block brought, until it is handed over as a whole. */
final class Outbox {
  private final List<Event> events = new ArrayList<>();
  private final List<RecordedGap> gaps = new ArrayList<>();
  private final Map<EquipmentId, Map<Long, Interval>> intervals = new TreeMap<>();
  private final List<Doubt> doubts = new ArrayList<>();

  void event(Event event) {
    events.add(event);
    Counts counts = Counts.of(event);
    if (!counts.equals(Counts.NONE)) {
      add(event.equipment(), event.utcMicroseconds(), counts, Coverage.NONE);
    }
  }

  void gap(RecordedGap gap) {
    gaps.add(gap);
  }

  void doubt(Doubt doubt) {
    doubts.add(doubt);
  }

  /** What was doubted since this was asked last. */
  List<Doubt> doubts() {
    List<Doubt> all = List.copyOf(doubts);
    doubts.clear();
    return all;
  }

  void add(EquipmentId equipment, long utc, Counts counts, Coverage coverage) {
    Interval addition = new Interval(equipment, Interval.startOf(utc), counts, coverage);
    intervals
        .computeIfAbsent(equipment, id -> new TreeMap<>())
        .merge(addition.startUtcMicroseconds(), addition, Interval::plus);
  }

  void deliver(FoldSink sink) {
    events.forEach(sink::event);
    intervals.values().forEach(of -> of.values().forEach(sink::interval));
    gaps.forEach(sink::gap);
    events.clear();
    intervals.clear();
    gaps.clear();
  }
}
