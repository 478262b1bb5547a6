package org.tallyport.gateway.recognise;

/** How far an event can be trusted. */
public enum Confidence {
  GOOD,
  /** It counts, but something about it was not seen: origin, count of boxes, size, a gap. */
  UNCERTAIN;

  public Confidence worse(Confidence other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
