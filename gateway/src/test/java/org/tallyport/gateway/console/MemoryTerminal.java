package org.tallyport.gateway.console;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.gateway.fold.RecordedGap;
import org.tallyport.gateway.ledger.Alarm;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.recognise.Figure;
import org.tallyport.gateway.tally.Interval;

/** A terminal whose ledger is a handful of lists; orders and pages as the seam demands. */
class MemoryTerminal implements TerminalQueries {
  static final EquipmentId CRANE = new EquipmentId("sts-1");
  static final EquipmentId PORTAL = new EquipmentId("portal-1");
  static final EquipmentId TRACK = new EquipmentId("track-1");
  static final ZoneId BAKU = ZoneId.of("Asia/Baku");

  private static final Comparator<Event> OLD_TO_NEW =
      Comparator.comparingLong(Event::utcMicroseconds)
          .thenComparing(event -> event.id().journal())
          .thenComparingLong(event -> event.id().block())
          .thenComparingInt(event -> event.id().index());

  private final List<EquipmentProfile> equipment = new ArrayList<>();
  private final Map<EquipmentId, NavigableMap<Long, Interval>> intervals = new TreeMap<>();
  private final Map<EquipmentId, Instant> through = new TreeMap<>();
  private final List<Event> events = new ArrayList<>();
  private final List<RecordedGap> gaps = new ArrayList<>();
  private final List<Alarm> alarms = new ArrayList<>();
  private Optional<Attainment> attainment = Optional.empty();
  private long version = 1;

  MemoryTerminal() {
    equipment.add(
        new EquipmentProfile(
            CRANE,
            "STS 1",
            "ship-to-shore",
            "quay",
            "board-a",
            true,
            List.of(Figure.BOXES, Figure.TONNES),
            OptionalDouble.of(50),
            List.of(Role.SPREADER_LOCKED, Role.HOIST_LOAD)));
    equipment.add(
        new EquipmentProfile(
            PORTAL,
            "Portal 1",
            "portal",
            "quay",
            "board-b",
            true,
            List.of(Figure.TONNES),
            OptionalDouble.of(40),
            List.of(Role.HOIST_LOAD)));
    equipment.add(
        new EquipmentProfile(
            TRACK,
            "Ferry track 1",
            "rail-track",
            "rail",
            "board-b",
            false,
            List.of(Figure.WAGONS),
            OptionalDouble.empty(),
            List.of(Role.WHEEL_A, Role.WHEEL_B)));
  }

  synchronized void put(EquipmentProfile another) {
    equipment.add(another);
  }

  synchronized void put(Interval interval) {
    intervals
        .computeIfAbsent(interval.equipment(), _ -> new TreeMap<>())
        .merge(interval.startUtcMicroseconds(), interval, Interval::plus);
    version++;
  }

  synchronized void put(Event event) {
    events.add(event);
    events.sort(OLD_TO_NEW.reversed());
    version++;
  }

  synchronized void put(RecordedGap gap) {
    gaps.add(gap);
    version++;
  }

  synchronized void put(Alarm alarm) {
    alarms.add(alarm);
    version++;
  }

  synchronized void put(Attainment figures) {
    attainment = Optional.of(figures);
    version++;
  }

  synchronized void completeThrough(EquipmentId id, Instant time) {
    through.put(id, time);
    version++;
  }

  @Override
  public TerminalProfile terminal() {
    return new TerminalProfile(
        "AZBAK", "Port of Baku, Alat", BAKU, List.of(LocalTime.of(8, 0), LocalTime.of(20, 0)));
  }

  @Override
  public synchronized List<EquipmentProfile> equipment() {
    return List.copyOf(equipment);
  }

  @Override
  public synchronized List<Interval> intervals(EquipmentId id, Instant from, Instant to) {
    NavigableMap<Long, Interval> stored = intervals.getOrDefault(id, new TreeMap<>());
    return List.copyOf(
        stored.subMap(Microseconds.of(from), true, Microseconds.of(to), false).values());
  }

  @Override
  public synchronized Optional<Instant> completeThrough(EquipmentId id) {
    return Optional.ofNullable(through.get(id));
  }

  @Override
  public synchronized Attainment attainment(Instant at, Period period) {
    Amount none = Amount.unknown("no target is configured");
    return attainment.orElseGet(
        () ->
            new Attainment(
                at,
                at,
                at,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                0,
                Optional.empty(),
                Optional.empty()));
  }

  @Override
  public EventPage<Event.Move> moves(EquipmentId id, EventWindow window) {
    return page(Event.Move.class, id, window);
  }

  @Override
  public EventPage<Event.VehiclePass> passes(EquipmentId id, EventWindow window) {
    return page(Event.VehiclePass.class, id, window);
  }

  @Override
  public synchronized List<Event.Fault> faults(Instant from, Instant to, int limit) {
    return of(Event.Fault.class, from, to).stream().limit(limit).toList();
  }

  @Override
  public synchronized List<RecordedGap> gaps(Instant from, Instant to, int limit) {
    return gaps.stream()
        .filter(gap -> gap.lastUtcMicroseconds() > Microseconds.of(from))
        .filter(gap -> gap.firstUtcMicroseconds() < Microseconds.of(to))
        .sorted(Comparator.comparingLong(RecordedGap::firstUtcMicroseconds).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<Alarm> alarms(int limit) {
    return alarms.stream()
        .sorted(Comparator.comparingLong(Alarm::sinceUtcMicroseconds).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized long version() {
    return version;
  }

  private synchronized <E extends Event> EventPage<E> page(
      Class<E> type, EquipmentId id, EventWindow window) {
    List<E> wanted =
        of(type, window.from(), window.to()).stream()
            .filter(event -> event.equipment().equals(id))
            .filter(event -> window.after().isEmpty() || follows(event, window.after().get()))
            .limit(window.limit() + 1L)
            .toList();
    boolean more = wanted.size() > window.limit();
    List<E> shown = more ? wanted.subList(0, window.limit()) : wanted;
    return new EventPage<>(
        shown,
        more
            ? Optional.of(new EventCursor(shown.getLast().utcMicroseconds(), shown.getLast().id()))
            : Optional.empty());
  }

  private <E extends Event> List<E> of(Class<E> type, Instant from, Instant to) {
    return events.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .filter(event -> event.utcMicroseconds() >= Microseconds.of(from))
        .filter(event -> event.utcMicroseconds() < Microseconds.of(to))
        .toList();
  }

  private static boolean follows(Event event, EventCursor cursor) {
    Event at =
        new Event.Fault(
            cursor.id(),
            event.equipment(),
            org.tallyport.gateway.recognise.FaultKind.SNAG,
            cursor.utcMicroseconds(),
            "");
    return OLD_TO_NEW.compare(event, at) < 0;
  }
}
