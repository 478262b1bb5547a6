package org.tallyport.edge.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.wire.Content;

/** Contents that wait for the disk, in memory and bounded; the oldest readings become gaps. */
final class Backlog {
  private static final String REASON = "the disk could not be written";

  private final List<Content> contents = new ArrayList<>();
  private final int mostReadings;
  private final int mostBlocks;
  private final JournalCounters counters;

  Backlog(int mostReadings, JournalCounters counters) {
    this.mostReadings = mostReadings;
    this.counters = counters;
    mostBlocks = Math.max(256, mostReadings / 8);
  }

  boolean isEmpty() {
    return contents.isEmpty();
  }

  int size() {
    return contents.size();
  }

  List<Content> contents() {
    return contents;
  }

  void clear() {
    contents.clear();
  }

  /** Puts a gap in front of the first readings of its equipment. */
  void insertGapBefore(int index, Content.Gap gap) {
    contents.add(index, gap);
  }

  /** Index of the first readings block of an equipment that has readings, −1 when there is none. */
  int firstReadings(EquipmentId equipment) {
    for (int i = 0; i < contents.size(); i++) {
      if (contents.get(i) instanceof Content.Readings readings
          && readings.equipment().equals(equipment)
          && readings.readings().size() > 0) {
        return i;
      }
    }
    return -1;
  }

  /** Turns oldest readings into gaps until the rest is within the bound. */
  void bound() {
    int readings = 0;
    for (Content content : contents) {
      readings += size(content);
    }
    for (int i = 0; i < contents.size(); ) {
      if (readings <= mostReadings && contents.size() <= mostBlocks) {
        return;
      }
      if (contents.get(i) instanceof Content.Readings oldest) {
        readings -= size(oldest);
        contents.remove(i);
        i += giveUp(oldest, i);
      } else {
        i++;
      }
    }
    if (contents.size() > mostBlocks) {
      collapse();
    }
  }

  /** One gap per equipment and the last clock are all that is left to say. */
  private void collapse() {
    Map<EquipmentId, Content.Gap> gaps = new LinkedHashMap<>();
    List<Content> rest = new ArrayList<>();
    for (Content content : contents) {
      switch (content) {
        case Content.Gap gap -> gaps.merge(gap.equipment(), gap, DroppedRun::union);
        case Content.Clock clock -> {
          rest.removeIf(Content.Clock.class::isInstance);
          rest.add(clock);
        }
        case Content.Readings _, Content.Definition _, Content.Dropped _ -> rest.add(content);
      }
    }
    contents.clear();
    contents.addAll(gaps.values());
    contents.addAll(rest);
  }

  /** Widens the gap of this equipment, or makes one at an index; how many contents it added. */
  private int giveUp(Content.Readings block, int index) {
    counters.add(JournalCount.READINGS_LOST, size(block));
    if (size(block) == 0) {
      return 0;
    }
    Content.Gap gap = DroppedRun.gap(block, REASON);
    for (int i = 0; i < index; i++) {
      if (contents.get(i) instanceof Content.Gap before
          && before.equipment().equals(gap.equipment())
          && before.reason().equals(REASON)) {
        contents.set(i, DroppedRun.union(before, gap));
        return 0;
      }
    }
    contents.add(index, gap);
    return 1;
  }

  private static int size(Content content) {
    return content instanceof Content.Readings readings ? readings.readings().size() : 0;
  }
}
