package org.tallyport.gateway.recognise;

/** The kinds of events; with the {@link EventId} it names one event. The codes are in state. */
public enum EventType {
  MOVE,
  LIFT,
  VEHICLE,
  CYCLE,
  SNAG,
  CHATTER,
  WIRING;

  /** How people and the ledger write it. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
