package org.tallyport.simulator.stepped;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.fold.RecordedGap;
import org.tallyport.gateway.ledger.LedgerReader;
import org.tallyport.gateway.recognise.Confidence;
import org.tallyport.gateway.recognise.Direction;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.recognise.EventId;
import org.tallyport.gateway.recognise.EventType;
import org.tallyport.gateway.recognise.Figure;
import org.tallyport.gateway.recognise.SiteRules;
import org.tallyport.gateway.recognise.Vehicle;
import org.tallyport.gateway.tally.Interval;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.scenario.Terminal;
import org.tallyport.simulator.truth.MoveKind;
import org.tallyport.simulator.truth.VehicleKind;
import org.tallyport.simulator.verdict.Answer;
import org.tallyport.wire.JournalId;

/** Asks the queries that the gateway's console asks, and gives an {@link Answer}. */
final class LedgerAnswer {
  private static final int PAGE = 500;
  private static final int MOST_GAPS = 10_000;
  private static final EventId BEHIND_ALL =
      new EventId(new JournalId("ffffffff"), Long.MAX_VALUE, Integer.MAX_VALUE);

  private final LedgerReader ledger;
  private final String terminal;
  private final SiteRules rules;
  private final long start;
  private final long end;

  /**
   * Asks about one terminal of a run.
   *
   * @param endMicroseconds its end, since the start
   */
  LedgerAnswer(LedgerReader ledger, Scenario scenario, Terminal terminal, long endMicroseconds) {
    this.ledger = ledger;
    this.terminal = terminal.id();
    this.rules = terminal.rules();
    this.start = ChronoUnit.MICROS.between(Instant.EPOCH, scenario.start());
    this.end = this.start + endMicroseconds;
  }

  Answer ask(List<EquipmentId> equipment) {
    List<Answer.Move> moves = new ArrayList<>();
    List<Answer.Pass> passes = new ArrayList<>();
    List<Answer.Interval> intervals = new ArrayList<>();
    Map<EquipmentId, Long> throughs = new HashMap<>();
    for (EquipmentId id : equipment) {
      events(id, EventType.MOVE).forEach(event -> moves.add(move((Event.Move) event)));
      events(id, EventType.VEHICLE).forEach(event -> passes.add(pass((Event.VehiclePass) event)));
      Figure figure = figure(rules.equipment().get(id));
      ledger.intervals(terminal, id, start, end).forEach(i -> intervals.add(interval(i, figure)));
      ledger.through(terminal, id).ifPresent(through -> throughs.put(id, through - start));
    }
    List<Answer.Gap> gaps =
        ledger.gaps(terminal, start, end, MOST_GAPS).stream().map(this::gap).toList();
    return new Answer(moves, passes, intervals, gaps, throughs);
  }

  /** The figure that an equipment is there for. */
  private static Figure figure(@Nullable EquipmentRules rules) {
    return switch (rules) {
      case EquipmentRules.Hook _ -> Figure.TONNES;
      case EquipmentRules.Rail _ -> Figure.WAGONS;
      case EquipmentRules.Spreader _ -> Figure.BOXES;
      case null -> throw new IllegalArgumentException("equipment without rules");
    };
  }

  private List<Event> events(EquipmentId id, EventType type) {
    List<Event> events = new ArrayList<>();
    long beforeUtc = Long.MAX_VALUE;
    EventId before = BEHIND_ALL;
    List<Event> page;
    do {
      page = ledger.events(terminal, id, type, start, end, beforeUtc, before, PAGE);
      events.addAll(page);
      if (!page.isEmpty()) {
        beforeUtc = page.getLast().utcMicroseconds();
        before = page.getLast().id();
      }
    } while (page.size() == PAGE);
    return events;
  }

  private Answer.Move move(Event.Move move) {
    Optional<MoveKind> kind =
        switch (move.kind()) {
          case DISCHARGE -> Optional.of(MoveKind.DISCHARGE);
          case LOAD -> Optional.of(MoveKind.LOAD);
          case RESTOW -> Optional.of(MoveKind.RESTOW);
          case RAIL_LOAD -> Optional.of(MoveKind.RAIL_LOAD);
          case RAIL_UNLOAD -> Optional.of(MoveKind.RAIL_UNLOAD);
          case BULK_DISCHARGE -> Optional.of(MoveKind.BULK_DISCHARGE);
          case BULK_LOAD -> Optional.of(MoveKind.BULK_LOAD);
          case BULK_RAIL_LOAD, BULK_RAIL_UNLOAD -> Optional.empty();
        };
    return new Answer.Move(
        move.equipment(),
        move.utcMicroseconds() - start,
        kind,
        move.boxes(),
        move.teuHundredths(),
        move.grams(),
        move.confidence() == Confidence.GOOD);
  }

  private Answer.Pass pass(Event.VehiclePass pass) {
    Optional<VehicleKind> kind =
        switch (pass.vehicle()) {
          case Vehicle.WAGON -> Optional.of(VehicleKind.WAGON);
          case Vehicle.LOCOMOTIVE -> Optional.of(VehicleKind.LOCOMOTIVE);
          case Vehicle.UNKNOWN -> Optional.empty();
        };
    return new Answer.Pass(
        pass.equipment(),
        pass.utcMicroseconds() - start,
        pass.direction() == Direction.IN,
        pass.axles(),
        kind,
        pass.confidence() == Confidence.GOOD);
  }

  private Answer.Interval interval(Interval interval, Figure figure) {
    return new Answer.Interval(
        interval.equipment(),
        interval.startUtcMicroseconds() - start,
        Interval.LENGTH_MICROSECONDS,
        interval.counts().boxes(),
        interval.counts().teuHundredths(),
        interval.counts().grams(),
        interval.counts().wagonsIn(),
        interval.counts().wagonsOut(),
        interval.coverage().microseconds(figure));
  }

  private Answer.Gap gap(RecordedGap gap) {
    return new Answer.Gap(
        gap.equipment(),
        gap.firstUtcMicroseconds() - start,
        gap.lastUtcMicroseconds() - start,
        gap.reason());
  }
}
