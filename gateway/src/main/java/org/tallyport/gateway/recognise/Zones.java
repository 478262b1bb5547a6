package org.tallyport.gateway.recognise;

import java.util.List;

/** The zones of one crane in millionths of metres or degrees. */
final class Zones {
  private static final long TURN = 360_000_000L;

  private final Zone[] zones;
  private final long[] from;
  private final long[] to;
  private final long[] radiusFrom;
  private final long[] radiusTo;
  private final boolean turning;

  /** Zones by a straight position, or by an angle that comes round. */
  Zones(List<ZoneBounds> bounds, boolean turning) {
    int count = bounds.size();
    this.turning = turning;
    zones = new Zone[count];
    from = new long[count];
    to = new long[count];
    radiusFrom = new long[count];
    radiusTo = new long[count];
    for (int i = 0; i < count; i++) {
      ZoneBounds zone = bounds.get(i);
      zones[i] = zone.zone();
      from[i] = millionths(zone.from());
      to[i] = millionths(zone.to());
      radiusFrom[i] = millionths(zone.radiusFrom());
      radiusTo[i] = millionths(zone.radiusTo());
    }
  }

  boolean isEmpty() {
    return zones.length == 0;
  }

  /** The first zone that holds a position at a radius. */
  Zone at(long position, long radius) {
    for (int i = 0; i < zones.length; i++) {
      if (holds(i, position) && radius >= radiusFrom[i] && radius < radiusTo[i]) {
        return zones[i];
      }
    }
    return Zone.UNKNOWN;
  }

  private boolean holds(int i, long position) {
    if (!turning) {
      return position >= from[i] && position < to[i];
    }
    long width = Math.floorMod(to[i] - from[i], TURN);
    return Math.floorMod(position - from[i], TURN) < (width == 0 ? TURN : width);
  }

  private static long millionths(double value) {
    return Math.round(value * 1e6);
  }
}
