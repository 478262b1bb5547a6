package org.tallyport.gateway.fold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Signal;
import org.tallyport.equipment.ValueType;
import org.tallyport.wire.Content;
import org.tallyport.wire.ReadingColumns;

/** What one equipment sensed, to be cut into blocks in any way. Times are microseconds. */
final class Tape {
  static final long BOOT = 77;

  /** 2026-03-01T00:00:00Z is monotonic 0. */
  static final long START = 1_772_323_200_000_000L;

  static final EquipmentId CRANE = new EquipmentId("C-1");

  private record Row(long time, Role role, double value, Quality quality) {}

  private final List<Row> rows = new ArrayList<>();
  private final List<Content.Gap> gaps = new ArrayList<>();
  private final Map<Role, Integer> aliases = new EnumMap<>(Role.class);
  long end;

  void read(long time, Role role, double value) {
    add(new Row(time, role, value, Quality.GOOD));
  }

  void uncertain(long time, Role role, double value) {
    add(new Row(time, role, value, Quality.UNCERTAIN));
  }

  void bad(long time, Role role) {
    add(new Row(time, role, 0, Quality.BAD));
  }

  private void add(Row row) {
    rows.add(row);
    aliases.computeIfAbsent(row.role, role -> aliases.size() + 1);
    end = Math.max(end, row.time);
  }

  void gap(long first, long last) {
    gaps.add(new Content.Gap(CRANE, List.of(), BOOT, first, BOOT, last, 0, "test"));
  }

  static Content.Clock clock(long boot, long utc) {
    return new Content.Clock(boot, 0, utc, 1_000, ClockQuality.SYNCHRONISED);
  }

  List<Content> definitions() {
    List<Content> blocks = new ArrayList<>();
    aliases.forEach((role, alias) -> blocks.add(definition(role, alias)));
    return blocks;
  }

  private static Content.Definition definition(Role role, int alias) {
    int decimals = role.type() == ValueType.DECIMAL ? 3 : 0;
    return new Content.Definition(
        alias, new Signal(CRANE, role.word(), role, role.unit(), role.type(), decimals));
  }

  /** One block per reading, without definitions, clock and gaps; aliases are as first read. */
  List<Content.Readings> blocks() {
    List<Row> ordered = new ArrayList<>(rows);
    ordered.sort(Comparator.comparingLong(Row::time));
    List<Content.Readings> blocks = new ArrayList<>();
    List<Row> part = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      part.add(ordered.get(i));
      if (i + 1 == ordered.size() || ordered.get(i + 1).time > ordered.get(i).time) {
        blocks.add(block(part, ordered.get(i).time));
        part.clear();
      }
    }
    return blocks;
  }

  /** The same, in another boot. */
  List<Content.Readings> blocks(long boot) {
    return blocks().stream()
        .map(
            block ->
                new Content.Readings(
                    block.equipment(),
                    boot,
                    block.baseMicroseconds(),
                    block.utcMicroseconds(),
                    block.clock(),
                    block.throughMicroseconds(),
                    block.readings()))
        .toList();
  }

  /** The same, later. */
  Tape moved(long later) {
    Tape moved = new Tape();
    rows.forEach(row -> moved.add(new Row(row.time + later, row.role, row.value, row.quality)));
    return moved;
  }

  /** One block per reading; the plainest cut. */
  List<Content> plain() {
    return cut(new Random(0), 1, 0);
  }

  /**
   * Blocks of up to so many readings; a reading may come up to {@code jitter} places too early.
   *
   * @param chance decides the cuts
   */
  List<Content> cut(Random chance, int most, int jitter) {
    List<Row> ordered = new ArrayList<>(rows);
    ordered.sort(Comparator.comparingLong(Row::time));
    List<Row> arrival = arrival(ordered, chance, jitter);
    List<Content> blocks = new ArrayList<>(definitions());
    blocks.add(clock(BOOT, START));
    List<Content.Gap> left = new ArrayList<>(gaps);
    int at = 0;
    long through = ordered.getFirst().time - 1;
    while (at < arrival.size()) {
      int next = at == 0 ? 1 : Math.min(arrival.size(), at + 1 + chance.nextInt(most));
      long least =
          arrival.subList(next, arrival.size()).stream()
              .mapToLong(Row::time)
              .min()
              .orElse(end + 10_000_001);
      long to = Math.max(through, least - 1);
      to =
          next == arrival.size()
              ? end + 10_000_000
              : Math.max(through, to - (long) (chance.nextDouble() * 1e5));
      while (!left.isEmpty() && left.getFirst().firstMicroseconds() <= to) {
        blocks.add(left.removeFirst());
      }
      blocks.add(block(arrival.subList(at, next), to));
      through = to;
      at = next;
    }
    return blocks;
  }

  private static List<Row> arrival(List<Row> ordered, Random chance, int jitter) {
    List<Row> arrival = new ArrayList<>(ordered);
    // The first stays first: a board begins with its earliest reading.
    for (int i = 1; jitter > 0 && i + 1 < arrival.size(); i++) {
      int early = i + chance.nextInt(Math.min(jitter, arrival.size() - i));
      boolean mayMove = true;
      for (int j = i; j < early; j++) {
        // Of one time the order of arrival counts: it is kept.
        mayMove &= arrival.get(j).time != arrival.get(early).time;
      }
      if (mayMove) {
        arrival.add(i, arrival.remove(early));
      }
    }
    return arrival;
  }

  private Content.Readings block(List<Row> part, long through) {
    ReadingColumns columns = new ReadingColumns();
    for (Row row : part) {
      int alias = aliases.getOrDefault(row.role, 0);
      Signal signal = definition(row.role, alias).signal();
      columns.add(alias, row.time, signal.steps(row.value), row.quality);
    }
    long base = part.isEmpty() ? Math.max(0, through) : part.getFirst().time;
    return new Content.Readings(
        CRANE, BOOT, base, START + base, ClockQuality.SYNCHRONISED, through, columns);
  }
}
