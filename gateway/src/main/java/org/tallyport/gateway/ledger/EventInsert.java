package org.tallyport.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.OptionalLong;
import org.tallyport.gateway.recognise.Event;

/** Writes events; columns that a kind of event does not have stay null. */
final class EventInsert implements AutoCloseable {
  private static final int COLUMNS = 25;

  private final PreparedStatement insert;

  EventInsert(Connection connection) throws SQLException {
    insert =
        connection.prepareStatement("INSERT INTO event VALUES(?" + ", ?".repeat(COLUMNS - 1) + ")");
  }

  void insert(String terminal, Event event, long journalKey) throws SQLException {
    for (int i = 1; i <= COLUMNS; i++) {
      insert.setNull(i, Types.NULL);
    }
    insert.setString(1, terminal);
    insert.setString(2, event.equipment().value());
    insert.setLong(3, event.utcMicroseconds());
    insert.setLong(4, journalKey);
    insert.setLong(5, event.id().block());
    insert.setInt(6, event.id().index());
    insert.setString(7, event.type().word());
    insert.setString(9, event.confidence().name());
    insert.setString(10, "");
    switch (event) {
      case Event.Move move -> move(move);
      case Event.Lift lift -> lift(lift);
      case Event.VehiclePass pass -> pass(pass);
      case Event.Fault fault -> {
        insert.setString(8, fault.kind().name());
        insert.setString(24, fault.detail());
      }
      case Event.CycleDone cycle -> {
        insert.setString(8, "CYCLE");
        number(25, cycle.cycleMicroseconds());
      }
    }
    insert.executeUpdate();
  }

  private void move(Event.Move move) throws SQLException {
    insert.setString(8, move.kind().name());
    insert.setString(10, move.rule());
    insert.setInt(11, move.boxes());
    insert.setLong(12, move.teuHundredths());
    number(13, move.grams());
    insert.setString(14, move.basis().name());
    insert.setString(15, move.from().name());
    insert.setString(16, move.to().name());
    insert.setString(17, move.first().journal().value());
    insert.setLong(18, move.first().block());
    insert.setInt(19, move.first().index());
  }

  private void lift(Event.Lift lift) throws SQLException {
    insert.setString(8, lift.reason().name());
    insert.setString(10, lift.rule());
    number(13, lift.grams());
    insert.setString(15, lift.from().name());
    insert.setString(16, lift.to().name());
    insert.setInt(23, lift.provisional() ? 1 : 0);
    if (lift.settles().isPresent()) {
      insert.setString(17, lift.settles().get().journal().value());
      insert.setLong(18, lift.settles().get().block());
      insert.setInt(19, lift.settles().get().index());
    }
  }

  private void pass(Event.VehiclePass pass) throws SQLException {
    insert.setString(8, pass.vehicle().name());
    insert.setString(10, pass.rule());
    insert.setString(20, pass.direction().name());
    insert.setInt(21, pass.axles());
    insert.setLong(22, pass.millimetresPerSecond());
  }

  private void number(int column, OptionalLong value) throws SQLException {
    if (value.isPresent()) {
      insert.setLong(column, value.getAsLong());
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }
}
