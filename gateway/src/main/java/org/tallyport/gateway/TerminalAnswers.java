package org.tallyport.gateway;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.gateway.config.EquipmentConfiguration;
import org.tallyport.gateway.config.TerminalConfiguration;
import org.tallyport.gateway.console.Attainment;
import org.tallyport.gateway.console.EquipmentProfile;
import org.tallyport.gateway.console.EventCursor;
import org.tallyport.gateway.console.EventPage;
import org.tallyport.gateway.console.Period;
import org.tallyport.gateway.console.TerminalProfile;
import org.tallyport.gateway.console.TerminalQueries;
import org.tallyport.gateway.fold.RecordedGap;
import org.tallyport.gateway.ledger.Alarm;
import org.tallyport.gateway.ledger.LedgerReader;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.recognise.EventId;
import org.tallyport.gateway.recognise.EventType;
import org.tallyport.gateway.recognise.Figure;
import org.tallyport.gateway.tally.Interval;
import org.tallyport.wire.JournalId;

/** The console's questions, answered from the configuration and the ledger. */
final class TerminalAnswers implements TerminalQueries {
  private static final EventId BEFORE_ALL =
      new EventId(new JournalId("ffffffff"), Long.MAX_VALUE, Integer.MAX_VALUE);

  private final TerminalConfiguration terminal;
  private final LedgerReader ledger;
  private final LongSupplier version;

  TerminalAnswers(TerminalConfiguration terminal, LedgerReader ledger, LongSupplier version) {
    this.terminal = terminal;
    this.ledger = ledger;
    this.version = version;
  }

  @Override
  public TerminalProfile terminal() {
    return new TerminalProfile(
        terminal.id(), terminal.name(), terminal.zone(), terminal.shiftStarts());
  }

  @Override
  public List<EquipmentProfile> equipment() {
    return terminal.equipment().stream().map(TerminalAnswers::profile).toList();
  }

  private static EquipmentProfile profile(EquipmentConfiguration equipment) {
    EquipmentRules rules = equipment.rules();
    return new EquipmentProfile(
        equipment.id(),
        equipment.name(),
        rules.kind(),
        equipment.stage(),
        equipment.board(),
        equipment.boundary(),
        figures(rules),
        equipment.loadLimitTonnes(),
        roles(rules));
  }

  static List<Figure> figures(EquipmentRules rules) {
    return switch (rules) {
      case EquipmentRules.Spreader _ -> List.of(Figure.BOXES, Figure.TONNES);
      case EquipmentRules.Hook _ -> List.of(Figure.TONNES);
      case EquipmentRules.Rail _ -> List.of(Figure.WAGONS);
    };
  }

  private static List<Role> roles(EquipmentRules rules) {
    return switch (rules) {
      case EquipmentRules.Spreader _ ->
          List.of(
              Role.SPREADER_LOCKED,
              Role.SPREADER_UNLOCKED,
              Role.SPREADER_LANDED,
              Role.SPREADER_LANDED_LEFT,
              Role.SPREADER_LANDED_RIGHT,
              Role.SPREADER_MODE,
              Role.HOIST_LOAD,
              Role.HOIST_HEIGHT,
              Role.TROLLEY_POSITION);
      case EquipmentRules.Hook _ ->
          List.of(Role.HOIST_LOAD, Role.SLEW_ANGLE, Role.SLEW_RADIUS, Role.SLEW_OVER_VESSEL);
      case EquipmentRules.Rail _ -> List.of(Role.WHEEL_A, Role.WHEEL_B);
    };
  }

  @Override
  public List<Interval> intervals(EquipmentId equipment, Instant from, Instant to) {
    return ledger.intervals(terminal.id(), equipment, microseconds(from), microseconds(to));
  }

  @Override
  public Optional<Instant> completeThrough(EquipmentId equipment) {
    OptionalLong through = ledger.through(terminal.id(), equipment);
    return through.isPresent() ? Optional.of(instant(through.getAsLong())) : Optional.empty();
  }

  @Override
  public Attainment attainment(Instant at, Period period) {
    return new TerminalAttainment(terminal, ledger).at(at, period);
  }

  @Override
  public EventPage<Event.Move> moves(EquipmentId equipment, EventWindow window) {
    return page(equipment, EventType.MOVE, window, Event.Move.class);
  }

  @Override
  public EventPage<Event.VehiclePass> passes(EquipmentId equipment, EventWindow window) {
    return page(equipment, EventType.VEHICLE, window, Event.VehiclePass.class);
  }

  private <E extends Event> EventPage<E> page(
      EquipmentId equipment, EventType type, EventWindow window, Class<E> kind) {
    Optional<EventCursor> after = window.after();
    List<Event> found =
        ledger.events(
            terminal.id(),
            equipment,
            type,
            microseconds(window.from()),
            microseconds(window.to()),
            after.map(EventCursor::utcMicroseconds).orElse(Long.MAX_VALUE),
            after.map(EventCursor::id).orElse(BEFORE_ALL),
            window.limit() + 1);
    List<E> events = new ArrayList<>();
    for (Event event : found.subList(0, Math.min(found.size(), window.limit()))) {
      events.add(kind.cast(event));
    }
    if (found.size() <= window.limit()) {
      return new EventPage<>(events, Optional.empty());
    }
    E last = events.getLast();
    return new EventPage<>(events, Optional.of(new EventCursor(last.utcMicroseconds(), last.id())));
  }

  @Override
  public List<Event.Fault> faults(Instant from, Instant to, int limit) {
    return ledger.faults(terminal.id(), microseconds(from), microseconds(to), limit).stream()
        .map(Event.Fault.class::cast)
        .toList();
  }

  @Override
  public List<RecordedGap> gaps(Instant from, Instant to, int limit) {
    return ledger.gaps(terminal.id(), microseconds(from), microseconds(to), limit);
  }

  @Override
  public List<Alarm> alarms(int limit) {
    return ledger.alarms(terminal.id(), limit);
  }

  @Override
  public long version() {
    return version.getAsLong();
  }

  static long microseconds(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant instant(long microseconds) {
    return Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS);
  }
}
