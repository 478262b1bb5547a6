package org.tallyport.edge.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.wire.Content;

/** Consecutive blocks of readings, gaps and dropped ones, on their way to one dropped block. */
final class DroppedRun {
  private final Map<EquipmentId, Content.Gap> gaps = new LinkedHashMap<>();
  private long firstNumber;
  private long firstKey;
  private long lastKey;
  private long chain;
  private long writtenMicroseconds;
  private int blocks;
  private int readingsBlocks;

  /** Takes the next row; false when it is of a kind that is kept. */
  boolean add(BlockTable.Row row, Content content, String reason) {
    switch (content) {
      case Content.Readings readings -> {
        readingsBlocks++;
        if (readings.readings().size() > 0) {
          merge(gap(readings, reason));
        }
      }
      case Content.Dropped dropped -> dropped.gaps().forEach(this::merge);
      case Content.Gap gap -> merge(gap);
      case Content.Clock _, Content.Definition _ -> {
        return false;
      }
    }
    blocks++;
    if (firstNumber == 0) {
      firstNumber = row.firstNumber();
      firstKey = row.key();
    }
    lastKey = row.key();
    chain = row.chain();
    writtenMicroseconds = row.writtenMicroseconds();
    return true;
  }

  Content.Dropped dropped() {
    return new Content.Dropped(firstNumber, java.util.List.copyOf(gaps.values()));
  }

  long firstNumber() {
    return firstNumber;
  }

  long firstKey() {
    return firstKey;
  }

  long lastKey() {
    return lastKey;
  }

  long chain() {
    return chain;
  }

  /** Time of writing of the last block of the run. */
  long writtenMicroseconds() {
    return writtenMicroseconds;
  }

  /** Whether one dropped block in its place gives room. */
  boolean worthwhile() {
    return blocks > 1 || readingsBlocks > 0;
  }

  int readingsBlocks() {
    return readingsBlocks;
  }

  private void merge(Content.Gap gap) {
    gaps.merge(gap.equipment(), gap, DroppedRun::union);
  }

  /** The gap that a readings block leaves. */
  static Content.Gap gap(Content.Readings block, String reason) {
    long first = Long.MAX_VALUE;
    long last = block.throughMicroseconds();
    for (int i = 0; i < block.readings().size(); i++) {
      first = Math.min(first, block.readings().timeMicroseconds(i));
      last = Math.max(last, block.readings().timeMicroseconds(i));
    }
    return new Content.Gap(
        block.equipment(),
        java.util.List.of(),
        block.boot(),
        Math.max(0, first - 1),
        block.boot(),
        last,
        block.readings().size(),
        reason);
  }

  /** Blocks come in order, so the later one ends the union; within a boot the bounds decide. */
  static Content.Gap union(Content.Gap a, Content.Gap b) {
    boolean sameFirst = a.firstBoot() == b.firstBoot();
    boolean sameLast = a.lastBoot() == b.lastBoot();
    return new Content.Gap(
        a.equipment(),
        java.util.List.of(),
        a.firstBoot(),
        sameFirst ? Math.min(a.firstMicroseconds(), b.firstMicroseconds()) : a.firstMicroseconds(),
        b.lastBoot(),
        sameLast ? Math.max(a.lastMicroseconds(), b.lastMicroseconds()) : b.lastMicroseconds(),
        a.count() + b.count(),
        b.reason());
  }
}
