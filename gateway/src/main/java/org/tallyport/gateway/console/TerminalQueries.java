package org.tallyport.gateway.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.fold.RecordedGap;
import org.tallyport.gateway.ledger.Alarm;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.tally.Interval;

/**
 * What the console asks of one terminal's ledger and configuration. Each answer is of one committed
 * state; all methods may be called by several threads at once. Windows are {@code from} inclusive,
 * {@code to} exclusive. A ledger that cannot be read throws {@link java.io.UncheckedIOException}.
 */
public interface TerminalQueries {
  TerminalProfile terminal();

  /** In the order in which the console shows them; it does not change while the gateway runs. */
  List<EquipmentProfile> equipment();

  /**
   * The stored quarters of an equipment whose start lies in the window, by start. A quarter that is
   * not stored is unknown from begin to end.
   */
  List<Interval> intervals(EquipmentId equipment, Instant from, Instant to);

  /** Up to when all of this equipment is known or a recorded gap; empty before anything is. */
  Optional<Instant> completeThrough(EquipmentId equipment);

  /** The period that holds {@code at}, looked at up to {@code at}. */
  Attainment attainment(Instant at, Period period);

  /** Moves released in the window, from new to old. */
  EventPage<Event.Move> moves(EquipmentId equipment, EventWindow window);

  /** Vehicles that passed in the window, from new to old. */
  EventPage<Event.VehiclePass> passes(EquipmentId equipment, EventWindow window);

  /** Faults found in the window at any equipment, from new to old, at most {@code limit}. */
  List<Event.Fault> faults(Instant from, Instant to, int limit);

  /** Gaps that touch the window, from new to old, at most {@code limit}. */
  List<RecordedGap> gaps(Instant from, Instant to, int limit);

  /** What a person has to look at, from new to old, at most {@code limit}. */
  List<Alarm> alarms(int limit);

  /** Rises with every commit; equal versions answer the same. */
  long version();

  /**
   * Which events are wanted.
   *
   * @param from inclusive
   * @param to exclusive
   * @param after the page goes on behind this one; empty for the first
   * @param limit most events of the page, 1 to 1,000
   */
  record EventWindow(Instant from, Instant to, Optional<EventCursor> after, int limit) {
    public EventWindow {
      if (limit < 1 || limit > 1_000) {
        throw new IllegalArgumentException("limit " + limit + ": wanted 1 to 1000");
      }
    }
  }
}
