package org.tallyport.gateway.recognise;

/**
 * One zone of a crane. The first of a list that holds a position wins.
 *
 * @param zone which
 * @param from lower bound, inclusive: trolley metres, or slew degrees of a portal crane
 * @param to upper bound, exclusive; for slew degrees it may be under {@code from}: through north
 * @param radiusFrom lower bound of the slew radius in metres, inclusive; 0 when it does not matter
 * @param radiusTo upper bound of the slew radius in metres, exclusive; infinite when it does not
 */
public record ZoneBounds(Zone zone, double from, double to, double radiusFrom, double radiusTo) {
  public ZoneBounds {
    if (zone == Zone.UNKNOWN || from == to || !(radiusFrom < radiusTo)) {
      throw new IllegalArgumentException(
          "zone " + zone + " from " + from + " to " + to + ": wanted a zone that is not empty");
    }
  }

  /** Bounds without a radius. */
  public ZoneBounds(Zone zone, double from, double to) {
    this(zone, from, to, 0, Double.POSITIVE_INFINITY);
  }
}
