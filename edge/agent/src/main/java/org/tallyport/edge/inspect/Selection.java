package org.tallyport.edge.inspect;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tallyport.equipment.EquipmentId;

/**
 * What is wanted of a journal.
 *
 * @param equipment only this one; empty: all
 * @param from from this time on; empty: from the beginning
 * @param to before this time; empty: to the end
 */
record Selection(Optional<EquipmentId> equipment, Optional<Instant> from, Optional<Instant> to) {
  boolean takes(EquipmentId id) {
    return equipment.isEmpty() || equipment.get().equals(id);
  }

  /** Whether it matters when something was. */
  boolean bounded() {
    return from.isPresent() || to.isPresent();
  }

  /** Whether a known time is in it. */
  boolean takes(Moment moment) {
    return !before(moment) && !behind(moment);
  }

  /** Whether something between two times may be in it; what has an unknown bound may be. */
  boolean takes(Moment first, Moment last) {
    return !behind(first) && !before(last);
  }

  private boolean before(Moment moment) {
    return from.isPresent()
        && moment.utcMicroseconds().isPresent()
        && moment.utcMicroseconds().getAsLong() < microseconds(from.get());
  }

  private boolean behind(Moment moment) {
    return to.isPresent()
        && moment.utcMicroseconds().isPresent()
        && moment.utcMicroseconds().getAsLong() >= microseconds(to.get());
  }

  private static long microseconds(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
