package org.tallyport.gateway.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.recognise.Confidence;
import org.tallyport.gateway.recognise.Direction;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.recognise.EventId;
import org.tallyport.gateway.recognise.FaultKind;
import org.tallyport.gateway.recognise.LiftReason;
import org.tallyport.gateway.recognise.MassBasis;
import org.tallyport.gateway.recognise.MoveKind;
import org.tallyport.gateway.recognise.Vehicle;
import org.tallyport.gateway.recognise.Zone;
import org.tallyport.wire.JournalId;

/** Reads events back; the twin of {@link EventInsert}. */
final class EventRow {
  private EventRow() {}

  /** The event of a row of table {@code event} with {@code journal_id}. */
  static Event event(ResultSet row) throws SQLException {
    EventId id =
        new EventId(
            new JournalId(row.getString("journal_id")), row.getLong("block"), row.getInt("idx"));
    EquipmentId equipment = new EquipmentId(row.getString("equipment"));
    long utc = row.getLong("utc_us");
    String type = row.getString("type");
    return switch (type) {
      case "move" -> move(row, id, equipment, utc);
      case "lift" -> lift(row, id, equipment, utc);
      case "vehicle" -> pass(row, id, equipment, utc);
      case "cycle" -> new Event.CycleDone(id, equipment, utc, number(row, "cycle_us"));
      default ->
          new Event.Fault(
              id,
              equipment,
              FaultKind.valueOf(row.getString("kind")),
              utc,
              row.getString("detail"));
    };
  }

  private static Event move(ResultSet row, EventId id, EquipmentId equipment, long utc)
      throws SQLException {
    return new Event.Move(
        id,
        equipment,
        MoveKind.valueOf(row.getString("kind")),
        utc,
        row.getInt("boxes"),
        row.getLong("teu_hundredths"),
        number(row, "grams"),
        MassBasis.valueOf(row.getString("basis")),
        Confidence.valueOf(row.getString("confidence")),
        Zone.valueOf(row.getString("origin")),
        Zone.valueOf(row.getString("destination")),
        row.getString("rule"),
        first(row));
  }

  private static Event lift(ResultSet row, EventId id, EquipmentId equipment, long utc)
      throws SQLException {
    boolean settles = row.getString("first_journal") != null;
    return new Event.Lift(
        id,
        equipment,
        LiftReason.valueOf(row.getString("kind")),
        utc,
        number(row, "grams"),
        Confidence.valueOf(row.getString("confidence")),
        Zone.valueOf(row.getString("origin")),
        Zone.valueOf(row.getString("destination")),
        row.getInt("provisional") == 1,
        settles ? Optional.of(first(row)) : Optional.empty(),
        row.getString("rule"));
  }

  private static Event pass(ResultSet row, EventId id, EquipmentId equipment, long utc)
      throws SQLException {
    return new Event.VehiclePass(
        id,
        equipment,
        Vehicle.valueOf(row.getString("kind")),
        Direction.valueOf(row.getString("direction")),
        row.getInt("axles"),
        utc,
        row.getLong("speed_mm_per_s"),
        Confidence.valueOf(row.getString("confidence")),
        row.getString("rule"));
  }

  private static EventId first(ResultSet row) throws SQLException {
    return new EventId(
        new JournalId(row.getString("first_journal")),
        row.getLong("first_block"),
        row.getInt("first_idx"));
  }

  private static OptionalLong number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
