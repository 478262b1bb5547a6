package org.tallyport.gateway.recognise;

import java.util.Optional;
import java.util.OptionalLong;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.MalformedBlock;

/** Bytes of events, for saved state: type, id, equipment, time, then the fields in order. */
public final class EventCodec {
  private EventCodec() {}

  public static void write(ByteWriter out, Event event) {
    Codes.write(out, event.type());
    id(out, event.id());
    out.text(event.equipment().value()).signed(event.utcMicroseconds());
    switch (event) {
      case Event.Move move -> {
        Codes.write(out, move.kind());
        out.unsigned(move.boxes()).unsigned(move.teuHundredths());
        number(out, move.grams());
        Codes.write(out, move.basis());
        Codes.write(out, move.confidence());
        Codes.write(out, move.from());
        Codes.write(out, move.to());
        out.text(move.rule());
        id(out, move.first());
      }
      case Event.Lift lift -> {
        Codes.write(out, lift.reason());
        number(out, lift.grams());
        Codes.write(out, lift.confidence());
        Codes.write(out, lift.from());
        Codes.write(out, lift.to());
        Codes.write(out, lift.provisional());
        Codes.write(out, lift.settles().isPresent());
        lift.settles().ifPresent(id -> id(out, id));
        out.text(lift.rule());
      }
      case Event.VehiclePass pass -> {
        Codes.write(out, pass.vehicle());
        Codes.write(out, pass.direction());
        out.unsigned(pass.axles()).unsigned(pass.millimetresPerSecond());
        Codes.write(out, pass.confidence());
        out.text(pass.rule());
      }
      case Event.Fault fault -> {
        Codes.write(out, fault.kind());
        out.text(fault.detail());
      }
      case Event.CycleDone cycle -> number(out, cycle.cycleMicroseconds());
    }
  }

  public static Event read(ByteReader in) throws MalformedBlock {
    EventType type = Codes.read(in, EventType.class);
    EventId id = id(in);
    EquipmentId equipment = new EquipmentId(in.text());
    long time = in.signed();
    return switch (type) {
      case MOVE ->
          new Event.Move(
              id,
              equipment,
              Codes.read(in, MoveKind.class),
              time,
              (int) in.unsigned(Integer.MAX_VALUE),
              in.unsigned(Long.MAX_VALUE),
              number(in),
              Codes.read(in, MassBasis.class),
              Codes.read(in, Confidence.class),
              Codes.read(in, Zone.class),
              Codes.read(in, Zone.class),
              in.text(),
              id(in));
      case LIFT ->
          new Event.Lift(
              id,
              equipment,
              Codes.read(in, LiftReason.class),
              time,
              number(in),
              Codes.read(in, Confidence.class),
              Codes.read(in, Zone.class),
              Codes.read(in, Zone.class),
              Codes.read(in),
              Codes.read(in) ? Optional.of(id(in)) : Optional.empty(),
              in.text());
      case VEHICLE -> {
        Vehicle vehicle = Codes.read(in, Vehicle.class);
        Direction direction = Codes.read(in, Direction.class);
        int axles = (int) in.unsigned(Integer.MAX_VALUE);
        long speed = in.unsigned(Long.MAX_VALUE);
        Confidence confidence = Codes.read(in, Confidence.class);
        yield new Event.VehiclePass(
            id, equipment, vehicle, direction, axles, time, speed, confidence, in.text());
      }
      case SNAG, CHATTER, WIRING ->
          new Event.Fault(id, equipment, Codes.read(in, FaultKind.class), time, in.text());
      case CYCLE -> new Event.CycleDone(id, equipment, time, number(in));
    };
  }

  private static void id(ByteWriter out, EventId id) {
    out.text(id.journal().value()).unsigned(id.block()).unsigned(id.index());
  }

  private static EventId id(ByteReader in) throws MalformedBlock {
    return new EventId(
        new JournalId(in.text()),
        in.unsigned(Long.MAX_VALUE),
        (int) in.unsigned(Integer.MAX_VALUE));
  }

  private static void number(ByteWriter out, OptionalLong number) {
    Codes.write(out, number.isPresent());
    number.ifPresent(out::signed);
  }

  private static OptionalLong number(ByteReader in) throws MalformedBlock {
    return Codes.read(in) ? OptionalLong.of(in.signed()) : OptionalLong.empty();
  }
}
