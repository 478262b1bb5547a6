package org.tallyport.edge.uplink;

import org.tallyport.edge.journal.Journal;
import org.tallyport.edge.sample.CurrentValues;
import org.tallyport.edge.sample.SignalList;
import org.tallyport.equipment.BoardClock;
import org.tallyport.wire.Decoder;

/** What stays the same over all sessions of a board. */
record Board(
    UplinkSettings settings,
    Journal journal,
    SignalList signals,
    CurrentValues current,
    BoardClock clock,
    Decoder decoder,
    UplinkCounters counters) {
  /** Births with what the journal defines now. */
  Births births() {
    return new Births(signals, current, clock, journal.definitions());
  }
}
