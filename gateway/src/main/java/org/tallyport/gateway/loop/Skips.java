package org.tallyport.gateway.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.fold.FoldSink;
import org.tallyport.gateway.ingest.JournalGate;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.MalformedBlock;

/**
 * Blocks that nobody has any more. What they said of an equipment is unknown up to the first block
 * of it that comes after them; nobody else can say so, and without it that time would count as
 * known. Belongs to the terminal's state; over once it was told of all equipment of the board.
 */
final class Skips {
  /** How the keys of this state begin. */
  static final String KEY = "skipped/";

  private static final int VERSION = 1;

  /** The state of a skip that is over. */
  private static final byte[] OVER = {};

  private record Skip(long first, long last, Set<EquipmentId> told) {}

  private final Map<JournalId, Skip> skips = new HashMap<>();
  private final Set<JournalId> changed = new TreeSet<>();

  /** Whether nothing was told yet of what this content speaks of. */
  boolean tells(JournalId journal, Content content) {
    Skip skip = skips.get(journal);
    return skip != null && !skip.told.containsAll(equipment(content));
  }

  private static Set<EquipmentId> equipment(Content content) {
    return switch (content) {
      case Content.Readings readings -> Set.of(readings.equipment());
      case Content.Gap gap -> Set.of(gap.equipment());
      case Content.Dropped dropped ->
          dropped.gaps().stream().map(Content.Gap::equipment).collect(Collectors.toSet());
      case Content.Clock _ -> Set.of();
      case Content.Definition _ -> Set.of();
    };
  }

  /** Forgets a skip once it was told of all this equipment. */
  void end(JournalId journal, Set<EquipmentId> all) {
    Skip skip = skips.get(journal);
    if (skip != null && skip.told.containsAll(all)) {
      skips.remove(journal);
      changed.add(journal);
    }
  }

  void add(JournalId journal, JournalGate.Start.Skipped skipped) {
    skips.put(journal, new Skip(skipped.firstMissing(), skipped.lastMissing(), new TreeSet<>()));
    changed.add(journal);
  }

  /** Under which number the fold is told of it: the last missing one. */
  long number(JournalId journal) {
    Skip skip = skips.get(journal);
    return skip == null ? 0 : skip.last;
  }

  /** What has to be told before this content: once for each equipment that it speaks of. */
  List<Content.Gap> before(JournalId journal, Content content) {
    Skip skip = skips.get(journal);
    if (skip == null) {
      return List.of();
    }
    List<Content.Gap> gaps = new ArrayList<>();
    switch (content) {
      case Content.Readings readings ->
          tell(skip, readings.equipment(), readings.boot(), earliest(readings), gaps);
      case Content.Gap gap ->
          tell(skip, gap.equipment(), gap.firstBoot(), gap.firstMicroseconds(), gaps);
      case Content.Dropped dropped ->
          dropped
              .gaps()
              .forEach(
                  gap ->
                      tell(skip, gap.equipment(), gap.firstBoot(), gap.firstMicroseconds(), gaps));
      case Content.Clock _ -> {}
      case Content.Definition _ -> {}
    }
    if (!gaps.isEmpty()) {
      changed.add(journal);
    }
    return gaps;
  }

  private static void tell(
      Skip skip, EquipmentId equipment, long boot, long until, List<Content.Gap> gaps) {
    if (skip.told.add(equipment)) {
      String reason = "blocks " + skip.first + " to " + skip.last + " are nowhere any more";
      gaps.add(new Content.Gap(equipment, List.of(), boot, 0, boot, until, 0, reason));
    }
  }

  private static long earliest(Content.Readings block) {
    long time = Math.min(block.baseMicroseconds(), block.throughMicroseconds());
    for (int i = 0; i < block.readings().size(); i++) {
      time = Math.min(time, block.readings().timeMicroseconds(i));
    }
    return time;
  }

  void saveChanged(FoldSink sink) {
    for (JournalId journal : changed) {
      Skip skip = skips.get(journal);
      if (skip == null) {
        sink.state(KEY + journal.value(), OVER);
      } else {
        ByteWriter out = new ByteWriter();
        out.octet(VERSION).unsigned(skip.first).unsigned(skip.last).unsigned(skip.told.size());
        skip.told.forEach(equipment -> out.text(equipment.value()));
        sink.state(KEY + journal.value(), out.toBytes());
      }
    }
    changed.clear();
  }

  /** Takes back what was saved. */
  void restore(String key, byte[] bytes) throws MalformedBlock {
    if (bytes.length == OVER.length) {
      return;
    }
    ByteReader in = new ByteReader(bytes);
    int version = in.octet();
    if (version != VERSION) {
      throw in.malformed("state " + key + " has version " + version);
    }
    Skip skip = new Skip(in.unsigned(Long.MAX_VALUE), in.unsigned(Long.MAX_VALUE), new TreeSet<>());
    for (int left = in.count(); left > 0; left--) {
      skip.told.add(new EquipmentId(in.text()));
    }
    skips.put(new JournalId(key.substring(KEY.length())), skip);
  }
}
