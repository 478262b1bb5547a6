package org.tallyport.edge.journal;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Signal;
import org.tallyport.equipment.Unit;
import org.tallyport.equipment.ValueType;
import org.tallyport.wire.Block;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.ReadingColumns;

/** What the tests of journal and uplink write. */
public final class Samples {
  public static final EquipmentId CRANE = new EquipmentId("STS-1");
  public static final EquipmentId TRACK = new EquipmentId("RAIL-1");
  public static final Signal LOCKED =
      new Signal(CRANE, "locked", Role.SPREADER_LOCKED, Unit.NONE, ValueType.BOOLEAN, 0);
  public static final Signal LOAD =
      new Signal(CRANE, "load", Role.HOIST_LOAD, Unit.TONNES, ValueType.DECIMAL, 2);
  public static final Signal WHEEL =
      new Signal(TRACK, "a", Role.WHEEL_A, Unit.NONE, ValueType.BOOLEAN, 0);
  public static final List<Signal> SIGNALS = List.of(LOCKED, WHEEL, LOAD);
  public static final long UTC = 1_800_000_000_000_000L;

  private Samples() {}

  /** Ids 00000001, 00000002, … */
  public static Supplier<JournalId> ids() {
    AtomicInteger next = new AtomicInteger();
    return () ->
        new JournalId(String.format(java.util.Locale.ROOT, "%08x", next.incrementAndGet()));
  }

  /** A block of so many load readings, one per 10 µs up to its through. */
  public static Content.Readings readings(long throughMicroseconds, int size) {
    ReadingColumns columns = new ReadingColumns(Math.max(1, size));
    for (int i = 0; i < size; i++) {
      long time = throughMicroseconds - (size - 1 - i) * 10L;
      columns.add(3, time, 1_000 + i, Quality.GOOD);
    }
    long base = size > 0 ? columns.timeMicroseconds(0) : throughMicroseconds;
    return new Content.Readings(
        CRANE, 7, base, UTC + base, ClockQuality.SYNCHRONISED, throughMicroseconds, columns);
  }

  static List<Block> written(Append append) {
    return switch (append) {
      case Append.Written written -> written.blocks();
      case Append.Failed failed -> throw new AssertionError(failed.reason());
    };
  }
}
