package org.tallyport.edge.inspect;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.tallyport.edge.journal.HeldJournal;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.wire.Content;

/** What a file holds, for people. */
final class ContentsText {
  private final PrintWriter out;

  ContentsText(PrintWriter out) {
    this.out = out;
  }

  /** A block on one line. */
  void block(Delivered block, Clocks clocks) {
    out.printf(
        Locale.ROOT,
        "%s %s %s %s%n",
        block.stretch().journal(),
        block.numbers(),
        block.kind().word(),
        block.fault().orElseGet(() -> says(block.content(), clocks)));
  }

  private static String says(Content content, Clocks clocks) {
    return switch (content) {
      case Content.Readings block -> {
        int size = block.readings().size();
        yield size == 0
            ? block.equipment() + " none, through " + clocks.of(block, block.throughMicroseconds())
            : String.format(
                Locale.ROOT,
                "%s %d from %s to %s",
                block.equipment(),
                size,
                clocks.of(block, block.readings().timeMicroseconds(0)),
                clocks.of(block, block.readings().timeMicroseconds(size - 1)));
      }
      case Content.Gap gap -> says(gap, clocks);
      case Content.Clock clock ->
          "boot " + clock.boot() + ": " + clocks.of(clock.boot(), clock.monotonicMicroseconds());
      case Content.Definition definition ->
          definition.signal().equipment()
              + " alias "
              + definition.alias()
              + " is "
              + definition.signal().name();
      case Content.Dropped dropped ->
          dropped.gaps().isEmpty()
              ? "of what is not known"
              : String.join("; ", dropped.gaps().stream().map(g -> says(g, clocks)).toList());
    };
  }

  private static String says(Content.Gap gap, Clocks clocks) {
    return String.format(
        Locale.ROOT,
        "%s from %s to %s, %s readings: %s",
        gap.equipment(),
        clocks.of(gap.firstBoot(), gap.firstMicroseconds()),
        clocks.of(gap.lastBoot(), gap.lastMicroseconds()),
        gap.count() == 0 ? "unknown" : Long.toString(gap.count()),
        gap.reason());
  }

  void all(Path file, Contents contents) {
    Sum all = contents.all();
    out.printf(
        Locale.ROOT,
        "%s: %d journals, %,d blocks and %,d bytes that the gateway does not hold%n",
        file,
        contents.journals().size(),
        all.blocks(),
        all.bytes());
    contents.journals().forEach(journal -> journal(journal, contents.of(journal.id())));
    contents
        .kinds()
        .forEach(
            (kind, sum) ->
                out.printf(
                    Locale.ROOT,
                    "%-10s %,9d blocks %,13d bytes%n",
                    kind.word(),
                    sum.blocks(),
                    sum.bytes()));
    contents.equipment().forEach(this::equipment);
    if (contents.kinds().containsKey(Kind.UNREADABLE)) {
      out.println("some blocks cannot be read: journal verify tells which");
    }
  }

  private void journal(HeldJournal journal, Sum sum) {
    out.printf(
        Locale.ROOT,
        "journal %s (%s): next %d, oldest %d, acknowledged %d, %,d blocks, %,d bytes%n",
        journal.id(),
        journal.current() ? "current" : "delivered before the current one",
        journal.next(),
        journal.acknowledged() + 1,
        journal.acknowledged(),
        sum.blocks(),
        sum.bytes());
    for (HeldJournal.Stretch stretch : journal.stretches()) {
      if (stretch.moving()) {
        out.printf(
            Locale.ROOT,
            "  blocks %d to %d of journal %s are to be moved to it%n",
            stretch.first(),
            stretch.last(),
            stretch.journal());
      }
    }
    for (HeldJournal.Awaited awaited : journal.awaited()) {
      out.printf(
          Locale.ROOT,
          "  blocks %d to %d are still to come from %s%n",
          awaited.first(),
          awaited.last(),
          awaited.file());
    }
  }

  private void equipment(EquipmentId id, EquipmentContents contents) {
    out.printf(
        Locale.ROOT,
        "equipment %s: %,d readings in %,d blocks%n",
        id,
        contents.readings(),
        contents.blocks());
    if (contents.first().isPresent() && contents.last().isPresent()) {
      out.printf(Locale.ROOT, "  from %s to %s%n", contents.first().get(), contents.last().get());
    }
    contents.through().ifPresent(through -> out.println("  complete through " + through));
    for (Map.Entry<String, GapSum> gap : contents.gaps().entrySet()) {
      GapSum sum = gap.getValue();
      out.printf(
          Locale.ROOT,
          "  %d gaps from %s to %s, %s readings: %s%n",
          sum.gaps(),
          sum.first(),
          sum.last(),
          sum.missingReadings() == 0 ? "unknown" : Long.toString(sum.missingReadings()),
          gap.getKey());
    }
  }
}
