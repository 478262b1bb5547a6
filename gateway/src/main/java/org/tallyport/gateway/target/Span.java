package org.tallyport.gateway.target;

import java.time.Instant;

/** Time from an instant up to, and without, another. */
public record Span(Instant from, Instant to) {
  public Span {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("span from " + from + " to " + to + " goes back");
    }
  }

  /** What lies in both; empty spans begin where they end. */
  Span and(Span other) {
    Instant begin = from.isAfter(other.from) ? from : other.from;
    Instant end = to.isBefore(other.to) ? to : other.to;
    return new Span(begin, end.isBefore(begin) ? begin : end);
  }

  boolean isEmpty() {
    return from.equals(to);
  }
}
