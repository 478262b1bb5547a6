package org.tallyport.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.tallyport.gateway.tally.Counts;
import org.tallyport.gateway.tally.Coverage;
import org.tallyport.gateway.tally.Interval;

/** Adds to intervals. */
final class IntervalUpsert implements AutoCloseable {
  /** The summed columns, in the order of the table. */
  static final String[] SUMS = {
    "cycles",
    "lifts",
    "boxes",
    "teu_hundredths",
    "grams",
    "axles",
    "wagons_in",
    "wagons_out",
    "locomotives",
    "uncertain",
    "boxes_us",
    "tonnes_us",
    "wagons_us",
    "operating_us",
    "idle_us"
  };

  private final PreparedStatement upsert;

  IntervalUpsert(Connection connection) throws SQLException {
    StringBuilder sql = new StringBuilder("INSERT INTO interval VALUES(?, ?, ?");
    sql.append(", ?".repeat(SUMS.length));
    sql.append(") ON CONFLICT(terminal, equipment, start_us) DO UPDATE SET ");
    for (int i = 0; i < SUMS.length; i++) {
      sql.append(i == 0 ? "" : ", ").append(SUMS[i]).append(" = ").append(SUMS[i]);
      sql.append(" + excluded.").append(SUMS[i]);
    }
    upsert = connection.prepareStatement(sql.toString());
  }

  void add(String terminal, Interval interval) throws SQLException {
    upsert.setString(1, terminal);
    upsert.setString(2, interval.equipment().value());
    upsert.setLong(3, interval.startUtcMicroseconds());
    Counts counts = interval.counts();
    Coverage coverage = interval.coverage();
    long[] sums = {
      counts.cycles(),
      counts.lifts(),
      counts.boxes(),
      counts.teuHundredths(),
      counts.grams(),
      counts.axles(),
      counts.wagonsIn(),
      counts.wagonsOut(),
      counts.locomotives(),
      counts.uncertain(),
      coverage.boxesMicroseconds(),
      coverage.tonnesMicroseconds(),
      coverage.wagonsMicroseconds(),
      coverage.operatingMicroseconds(),
      coverage.idleMicroseconds()
    };
    for (int i = 0; i < sums.length; i++) {
      upsert.setLong(4 + i, sums[i]);
    }
    upsert.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    upsert.close();
  }
}
