package org.tallyport.edge.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.wire.Content;
import org.tallyport.wire.ReadingColumns;

/**
 * Gathers the readings of one equipment for its next block. Its times are the board clock's, but
 * for the pacing time that says when an empty block is due.
 */
final class EquipmentCut {
  private static final String STOPPED = "the board was not recording";

  private final EquipmentId equipment;
  private final ClockWatch clock;
  private final Map<String, Content.Gap> losses = new LinkedHashMap<>();
  private ReadingColumns readings = new ReadingColumns();
  private Optional<LastThrough> gapFrom;
  private boolean gapDue = true;
  private long through;
  private long cutThrough = -1;
  private long lastCutPacing = Long.MIN_VALUE / 2;

  EquipmentCut(EquipmentId equipment, ClockWatch clock, Optional<LastThrough> last) {
    this.equipment = equipment;
    this.clock = clock;
    gapFrom = last;
    through =
        last.filter(l -> l.boot() == clock.boot()).map(LastThrough::timeMicroseconds).orElse(0L);
  }

  EquipmentId equipment() {
    return equipment;
  }

  int size() {
    return readings.size();
  }

  void reading(int alias, long timeMicroseconds, long steps, Quality quality) {
    readings.add(alias, timeMicroseconds, steps, quality);
  }

  void through(long timeMicroseconds) {
    through = Math.max(through, timeMicroseconds);
  }

  void lost(String signal, long first, long last, long count, String reason) {
    Content.Gap gap =
        new Content.Gap(
            equipment,
            List.of(signal),
            clock.boot(),
            Math.max(0, first),
            clock.boot(),
            Math.max(0, last),
            count,
            reason);
    losses.merge(signal, gap, EquipmentCut::union);
  }

  /** The next readings follow on nothing that is known after this; they begin with a gap. */
  void restart(Optional<LastThrough> last) {
    gapFrom = last;
    gapDue = true;
  }

  /** The gap from what is kept to a block that is to follow, instead of a later one. */
  Content.Gap gapBefore(Content.Readings next) {
    gapDue = false;
    return gap(next.boot(), earliest(next.readings()));
  }

  /** Whether an empty block is due, so that the gateway learns how far this equipment is known. */
  boolean idle(long pacingMicroseconds, long intervalMicroseconds) {
    return !gapDue
        && through > cutThrough
        && pacingMicroseconds - lastCutPacing >= intervalMicroseconds;
  }

  boolean waiting() {
    return readings.size() > 0 || !losses.isEmpty();
  }

  /** Cuts what was gathered: gaps first, then the readings, which may be none. */
  void cut(long pacingMicroseconds, List<Content> into) {
    if (gapDue && readings.size() > 0) {
      gapDue = false;
      into.add(gap(clock.boot(), earliest(readings)));
    }
    into.addAll(losses.values());
    losses.clear();
    if (gapDue) {
      return;
    }
    long base = readings.size() > 0 ? readings.timeMicroseconds(0) : through;
    into.add(
        new Content.Readings(
            equipment,
            clock.boot(),
            base,
            clock.utcMicroseconds(base),
            clock.quality(),
            through,
            readings));
    readings = new ReadingColumns(Math.max(16, readings.size()));
    cutThrough = through;
    lastCutPacing = pacingMicroseconds;
  }

  private Content.Gap gap(long boot, long time) {
    LastThrough from = gapFrom.orElse(new LastThrough(0, 0));
    long least = from.boot() == boot ? from.timeMicroseconds() : 0;
    return new Content.Gap(
        equipment,
        List.of(),
        from.boot(),
        from.timeMicroseconds(),
        boot,
        Math.max(least, time),
        0,
        STOPPED);
  }

  private static long earliest(ReadingColumns readings) {
    long earliest = Long.MAX_VALUE;
    for (int i = 0; i < readings.size(); i++) {
      earliest = Math.min(earliest, readings.timeMicroseconds(i));
    }
    return earliest;
  }

  private static Content.Gap union(Content.Gap a, Content.Gap b) {
    return new Content.Gap(
        a.equipment(),
        a.signals(),
        a.firstBoot(),
        Math.min(a.firstMicroseconds(), b.firstMicroseconds()),
        a.lastBoot(),
        Math.max(a.lastMicroseconds(), b.lastMicroseconds()),
        a.count() + b.count(),
        a.reason());
  }
}
