package org.tallyport.gateway.recognise;

import java.util.Optional;
import java.util.OptionalLong;
import org.tallyport.equipment.EquipmentId;

/**
 * Something that happened at one equipment. {@link #id()} and {@link #type()} together are unique.
 * An event is never changed: what is understood better later is a later event.
 */
public sealed interface Event {
  EventId id();

  EquipmentId equipment();

  /**
   * When it happened: microseconds since 1970-01-01T00:00Z. Only between a recogniser and the fold
   * it is the fold's own time.
   */
  long utcMicroseconds();

  Confidence confidence();

  EventType type();

  /** The same event at another time; {@code least} lowers the confidence. */
  Event placed(long utcMicroseconds, Confidence least);

  /**
   * A lift that changed the place of cargo; it belongs to the interval of its release.
   *
   * @param id evidence of the release
   * @param equipment the crane
   * @param kind from where to where
   * @param utcMicroseconds the release: unlock edge of a spreader, last loaded sample of a hook
   * @param boxes containers; 0 for cargo without boxes
   * @param teuHundredths hundredths of TEU
   * @param grams mass, empty when it was not measured
   * @param basis what the mass contains
   * @param confidence whether all of it was seen
   * @param from where it was picked; unknown when that was not seen
   * @param to where it was set
   * @param rule the rules that decided, such as {@code spreader/1}
   * @param first evidence of the pick, in the same or an earlier journal
   */
  record Move(
      EventId id,
      EquipmentId equipment,
      MoveKind kind,
      long utcMicroseconds,
      int boxes,
      long teuHundredths,
      OptionalLong grams,
      MassBasis basis,
      Confidence confidence,
      Zone from,
      Zone to,
      String rule,
      EventId first)
      implements Event {
    public Move {
      if (boxes < 0 || teuHundredths < 0 || grams.isPresent() == (basis == MassBasis.UNKNOWN)) {
        throw new IllegalArgumentException(
            "move " + id + ": boxes " + boxes + ", TEU/100 " + teuHundredths + ", " + basis);
      }
    }

    @Override
    public EventType type() {
      return EventType.MOVE;
    }

    @Override
    public Move placed(long utc, Confidence least) {
      return new Move(
          id,
          equipment,
          kind,
          utc,
          boxes,
          teuHundredths,
          grams,
          basis,
          confidence.worse(least),
          from,
          to,
          rule,
          first);
    }
  }

  /**
   * A lift that is no move.
   *
   * @param id evidence of the release
   * @param reason why not
   * @param grams mass, empty when it was not measured
   * @param provisional whether a later event may settle it: a hatch cover that is not back yet
   * @param settles the provisional lift which this one settles
   */
  record Lift(
      EventId id,
      EquipmentId equipment,
      LiftReason reason,
      long utcMicroseconds,
      OptionalLong grams,
      Confidence confidence,
      Zone from,
      Zone to,
      boolean provisional,
      Optional<EventId> settles,
      String rule)
      implements Event {
    @Override
    public EventType type() {
      return EventType.LIFT;
    }

    @Override
    public Lift placed(long utc, Confidence least) {
      return new Lift(
          id,
          equipment,
          reason,
          utc,
          grams,
          confidence.worse(least),
          from,
          to,
          provisional,
          settles,
          rule);
    }
  }

  /**
   * A vehicle that went past a wheel sensor pair, reversals already taken off: a wagon that came
   * in, went back and came in again is one pass.
   *
   * @param id evidence: its last axle
   * @param vehicle what it is
   * @param direction which way
   * @param axles its axles
   * @param utcMicroseconds when its last axle had left the second sensor
   * @param millimetresPerSecond mean speed of its axles, 0 when not measured
   */
  record VehiclePass(
      EventId id,
      EquipmentId equipment,
      Vehicle vehicle,
      Direction direction,
      int axles,
      long utcMicroseconds,
      long millimetresPerSecond,
      Confidence confidence,
      String rule)
      implements Event {
    @Override
    public EventType type() {
      return EventType.VEHICLE;
    }

    @Override
    public VehiclePass placed(long utc, Confidence least) {
      return new VehiclePass(
          id,
          equipment,
          vehicle,
          direction,
          axles,
          utc,
          millimetresPerSecond,
          confidence.worse(least),
          rule);
    }
  }

  /** Something wrong with the equipment or its sensors; {@code detail} is one line for people. */
  record Fault(
      EventId id, EquipmentId equipment, FaultKind kind, long utcMicroseconds, String detail)
      implements Event {
    @Override
    public Confidence confidence() {
      return Confidence.GOOD;
    }

    @Override
    public EventType type() {
      return switch (kind) {
        case SNAG -> EventType.SNAG;
        case CHATTER -> EventType.CHATTER;
        case WIRING -> EventType.WIRING;
      };
    }

    @Override
    public Fault placed(long utc, Confidence least) {
      return new Fault(id, equipment, kind, utc, detail);
    }
  }

  /**
   * A working cycle ended: a move, a hatch cover or a shift within the same place was set down.
   *
   * @param id evidence of the release
   * @param cycleMicroseconds since the cycle before ended; empty when that was not seen
   */
  record CycleDone(
      EventId id, EquipmentId equipment, long utcMicroseconds, OptionalLong cycleMicroseconds)
      implements Event {
    @Override
    public Confidence confidence() {
      return Confidence.GOOD;
    }

    @Override
    public EventType type() {
      return EventType.CYCLE;
    }

    @Override
    public CycleDone placed(long utc, Confidence least) {
      return new CycleDone(id, equipment, utc, cycleMicroseconds);
    }
  }
}
