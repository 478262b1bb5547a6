package org.tallyport.gateway.fold;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/**
 * The stretch of one equipment's time that was placed by a clock that no time service kept: not
 * known, and told as a gap once time is covered again.
 */
final class UnsureTime {
  /** Ordinals of these gaps lie beyond those of all others. */
  private static final int FIRST = 10_000_000;

  private final EquipmentId equipment;
  private final Outbox outbox;

  /** The gap before an unsure boot: it lends its evidence; null before a sure one. */
  private @Nullable MissingTime lastGap;

  /** The gap with which the stretch began; null while there is none. */
  private @Nullable MissingTime began;

  UnsureTime(EquipmentId equipment, Outbox outbox) {
    this.equipment = equipment;
    this.outbox = outbox;
  }

  /** A gap was placed. */
  void after(MissingTime gap, boolean sure) {
    lastGap = sure ? null : gap;
  }

  /** Time was placed that is not sure. */
  void begin() {
    began = began == null ? lastGap : began;
  }

  /** Time is covered again. */
  void end(long placedThrough, long utcTo) {
    MissingTime gap = began;
    began = null;
    if (gap != null && utcTo > placedThrough && placedThrough != Long.MIN_VALUE) {
      outbox.gap(
          new RecordedGap(
              equipment,
              gap.journal(),
              gap.block(),
              FIRST + gap.ordinal(),
              List.of(),
              placedThrough,
              utcTo,
              0,
              "the board's clock was not synchronised"));
    }
  }

  void save(ByteWriter out) {
    write(began, out);
    write(lastGap, out);
  }

  private static void write(@Nullable MissingTime gap, ByteWriter out) {
    out.octet(gap == null ? 0 : 1);
    if (gap != null) {
      gap.write(out);
    }
  }

  void restore(ByteReader in) throws MalformedBlock {
    began = in.octet() == 1 ? MissingTime.read(in) : null;
    lastGap = in.octet() == 1 ? MissingTime.read(in) : null;
  }
}
