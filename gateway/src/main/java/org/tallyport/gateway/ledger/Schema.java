package org.tallyport.gateway.ledger;

import java.util.List;

/** The tables; the package note says what they hold. */
final class Schema {
  /** No signal's name holds it. */
  static final String BETWEEN_SIGNALS = "/";

  static final List<String> STATEMENTS =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS journal(
            key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, terminal TEXT NOT NULL,
            board TEXT NOT NULL, number INTEGER NOT NULL, chain INTEGER NOT NULL)
          """,
          """
          CREATE TABLE IF NOT EXISTS block(
            journal INTEGER NOT NULL, number INTEGER NOT NULL, first_number INTEGER NOT NULL,
            chain INTEGER NOT NULL, kind INTEGER NOT NULL, equipment TEXT,
            received_us INTEGER NOT NULL, packed INTEGER NOT NULL, bytes BLOB NOT NULL,
            PRIMARY KEY(journal, number)) WITHOUT ROWID
          """,
          """
          CREATE TABLE IF NOT EXISTS event(
            terminal TEXT NOT NULL, equipment TEXT NOT NULL, utc_us INTEGER NOT NULL,
            journal INTEGER NOT NULL, block INTEGER NOT NULL, idx INTEGER NOT NULL,
            type TEXT NOT NULL, kind TEXT NOT NULL, confidence TEXT NOT NULL, rule TEXT NOT NULL,
            boxes INTEGER, teu_hundredths INTEGER, grams INTEGER, basis TEXT,
            origin TEXT, destination TEXT, first_journal TEXT, first_block INTEGER,
            first_idx INTEGER, direction TEXT, axles INTEGER, speed_mm_per_s INTEGER,
            provisional INTEGER, detail TEXT, cycle_us INTEGER,
            PRIMARY KEY(journal, block, idx, type)) WITHOUT ROWID
          """,
          """
          CREATE INDEX IF NOT EXISTS event_by_time ON event(terminal, equipment, utc_us)
          """,
          """
          CREATE TABLE IF NOT EXISTS interval(
            terminal TEXT NOT NULL, equipment TEXT NOT NULL, start_us INTEGER NOT NULL,
            cycles INTEGER NOT NULL, lifts INTEGER NOT NULL, boxes INTEGER NOT NULL,
            teu_hundredths INTEGER NOT NULL, grams INTEGER NOT NULL, axles INTEGER NOT NULL,
            wagons_in INTEGER NOT NULL, wagons_out INTEGER NOT NULL, locomotives INTEGER NOT NULL,
            uncertain INTEGER NOT NULL, boxes_us INTEGER NOT NULL, tonnes_us INTEGER NOT NULL,
            wagons_us INTEGER NOT NULL, operating_us INTEGER NOT NULL, idle_us INTEGER NOT NULL,
            PRIMARY KEY(terminal, equipment, start_us)) WITHOUT ROWID
          """,
          """
          CREATE TABLE IF NOT EXISTS gap(
            terminal TEXT NOT NULL, equipment TEXT NOT NULL, first_us INTEGER NOT NULL,
            last_us INTEGER NOT NULL, journal INTEGER NOT NULL, block INTEGER NOT NULL,
            ordinal INTEGER NOT NULL, signals TEXT NOT NULL, count INTEGER NOT NULL,
            reason TEXT NOT NULL, PRIMARY KEY(journal, block, ordinal, equipment)) WITHOUT ROWID
          """,
          "CREATE INDEX IF NOT EXISTS gap_by_time ON gap(terminal, last_us)",
          """
          CREATE TABLE IF NOT EXISTS state(
            terminal TEXT NOT NULL, key TEXT NOT NULL, bytes BLOB NOT NULL,
            PRIMARY KEY(terminal, key)) WITHOUT ROWID
          """,
          """
          CREATE TABLE IF NOT EXISTS through(
            terminal TEXT NOT NULL, equipment TEXT NOT NULL, utc_us INTEGER NOT NULL,
            PRIMARY KEY(terminal, equipment)) WITHOUT ROWID
          """,
          """
          CREATE TABLE IF NOT EXISTS alarm(
            terminal TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
            since_us INTEGER NOT NULL, text TEXT NOT NULL,
            PRIMARY KEY(terminal, kind, subject, since_us, text)) WITHOUT ROWID
          """);

  private Schema() {}
}
