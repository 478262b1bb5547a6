package org.tallyport.gateway.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Signal;
import org.tallyport.equipment.Unit;
import org.tallyport.equipment.ValueType;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.wire.Content;
import org.tallyport.wire.ReadingColumns;

/** What a rail track's two wheel sensors say while wagons go by at 4 m/s. Times in microseconds. */
final class Track {
  static final long BOOT = 77;

  /** 2026-03-01T00:00:00Z is monotonic 0. */
  static final long START_UTC = 1_772_323_200_000_000L;

  static final int A = 1;
  static final int B = 2;
  private static final long[] AXLES = {0, 462_500, 2_162_500, 2_625_000};
  private static final long WAGON = 3_480_000;

  final EquipmentId equipment;

  Track(String name) {
    equipment = new EquipmentId(name);
  }

  EquipmentRules rules() {
    return EquipmentRules.Rail.typical(1, 0.12);
  }

  Signal signal(int alias) {
    Role role = alias % 2 == 1 ? Role.WHEEL_A : Role.WHEEL_B;
    return new Signal(equipment, role.word(), role, Unit.NONE, ValueType.BOOLEAN, 0);
  }

  /** Clock and definitions: what a journal begins with. */
  List<Content> beginning() {
    return List.of(
        new Content.Clock(BOOT, 0, START_UTC, 1_000, ClockQuality.SYNCHRONISED),
        new Content.Definition(A, signal(A)),
        new Content.Definition(B, signal(B)));
  }

  /** One block: so many wagons from a time on, and silence for 200 s, in which the train ends. */
  Content.Readings train(long from, int wagons) {
    ReadingColumns columns = columns(from, wagons);
    return readings(from, columns, from + 200_000_000 + WAGON * wagons);
  }

  /** The same with other aliases. */
  Content.Readings train(long from, int wagons, int firstAlias) {
    ReadingColumns plain = columns(from, wagons);
    ReadingColumns columns = new ReadingColumns();
    for (int i = 0; i < plain.size(); i++) {
      columns.add(
          plain.alias(i) + firstAlias - 1,
          plain.timeMicroseconds(i),
          plain.steps(i),
          plain.quality(i));
    }
    return readings(from, columns, from + 200_000_000 + WAGON * wagons);
  }

  private Content.Readings readings(long base, ReadingColumns columns, long through) {
    return new Content.Readings(
        equipment, BOOT, base, START_UTC + base, ClockQuality.SYNCHRONISED, through, columns);
  }

  private static ReadingColumns columns(long from, int wagons) {
    ReadingColumns columns = new ReadingColumns();
    columns.add(A, from, 0, Quality.GOOD);
    columns.add(B, from, 0, Quality.GOOD);
    for (int wagon = 0; wagon < wagons; wagon++) {
      for (long axle : AXLES) {
        long time = from + 1_000_000 + wagon * WAGON + axle;
        columns.add(A, time, 1, Quality.GOOD);
        columns.add(B, time + 30_000, 1, Quality.GOOD);
        columns.add(A, time + 50_000, 0, Quality.GOOD);
        columns.add(B, time + 80_000, 0, Quality.GOOD);
      }
    }
    return columns;
  }

  /** Trains, cut into blocks of random size, with an idle one here and there. */
  List<Content> traffic(Random chance, int trains) {
    List<Content> blocks = new ArrayList<>(beginning());
    long time = 1_000_000;
    for (int i = 0; i < trains; i++) {
      int wagons = 1 + chance.nextInt(6);
      ReadingColumns all = columns(time, wagons);
      ReadingColumns part = new ReadingColumns();
      for (int r = 0; r < all.size(); r++) {
        part.add(all.alias(r), all.timeMicroseconds(r), all.steps(r), all.quality(r));
        boolean last = r == all.size() - 1;
        if (last || chance.nextInt(9) == 0) {
          blocks.add(readings(part.timeMicroseconds(0), part, all.timeMicroseconds(r)));
          part = new ReadingColumns();
        }
      }
      time = all.timeMicroseconds(all.size() - 1) + 190_000_000 + chance.nextInt(50_000_000);
      blocks.add(readings(time, part, time));
      time += 1_000_000;
      if (chance.nextInt(4) == 0) {
        long gap = 1_000_000L + chance.nextInt(100_000_000);
        blocks.add(
            new Content.Gap(
                equipment, List.of(), BOOT, time, BOOT, time + gap, 0, "the ring ran over"));
        time += gap;
      }
    }
    return blocks;
  }
}
