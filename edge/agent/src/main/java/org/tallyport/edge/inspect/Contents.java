package org.tallyport.edge.inspect;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tallyport.edge.journal.HeldJournal;
import org.tallyport.edge.journal.JournalView;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;

/** What a file holds, summed up block by block. */
final class Contents {
  private final Clocks clocks;
  private final List<HeldJournal> journals;
  private final Map<Kind, Sum> kinds = new EnumMap<>(Kind.class);
  private final Map<JournalId, Sum> byJournal = new HashMap<>();
  private final SortedMap<EquipmentId, EquipmentContents> equipment = new TreeMap<>();

  private Contents(Clocks clocks, List<HeldJournal> journals) {
    this.clocks = clocks;
    this.journals = journals;
  }

  /** Takes a block, and the clocks as far as they are known by then. */
  interface Each {
    void block(Delivered block, Clocks clocks);
  }

  /** Goes through a file once, and hands over every block on the way. */
  static Contents of(JournalView view, Each each) throws SQLException {
    Contents contents = new Contents(Clocks.of(view), view.journals());
    for (HeldJournal journal : contents.journals) {
      Consumer<Delivered> add =
          block -> {
            contents.add(journal.id(), block);
            each.block(block, contents.clocks);
          };
      journal.stretches().forEach(stretch -> Delivered.each(view, stretch, add));
    }
    return contents;
  }

  private void add(JournalId journal, Delivered block) {
    Sum one = new Sum(1, block.bytes());
    kinds.merge(block.kind(), one, Sum::plus);
    byJournal.merge(journal, one, Sum::plus);
    if (block.content() instanceof Content.Readings readings) {
      clocks.learn(readings);
      of(readings.equipment()).add(readings, clocks);
    }
    block.gaps().forEach(gap -> of(gap.equipment()).add(gap, clocks));
  }

  private EquipmentContents of(EquipmentId id) {
    return equipment.computeIfAbsent(id, _ -> new EquipmentContents());
  }

  List<HeldJournal> journals() {
    return journals;
  }

  Sum of(JournalId journal) {
    return byJournal.getOrDefault(journal, Sum.NONE);
  }

  Sum all() {
    return kinds.values().stream().reduce(Sum.NONE, Sum::plus);
  }

  Map<Kind, Sum> kinds() {
    return kinds;
  }

  SortedMap<EquipmentId, EquipmentContents> equipment() {
    return equipment;
  }
}
