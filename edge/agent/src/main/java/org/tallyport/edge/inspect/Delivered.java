package org.tallyport.edge.inspect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.tallyport.edge.journal.BlockWalk;
import org.tallyport.edge.journal.Held;
import org.tallyport.edge.journal.HeldJournal;
import org.tallyport.edge.journal.JournalView;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.wire.Chain;
import org.tallyport.wire.Content;
import org.tallyport.wire.MalformedBlock;

/**
 * A block as the agent would deliver it: one that cannot be read, or does not fit its chain, as the
 * gap that it leaves.
 *
 * @param stretch which it is of
 * @param first the first number that it stands for
 * @param last its number
 * @param bytes of its canonical form as stored, 0 where nothing can be read
 * @param content what it says; a dropped block in place of one with a fault
 * @param fault why it is not what was written; empty for sound ones
 */
record Delivered(
    HeldJournal.Stretch stretch,
    long first,
    long last,
    int bytes,
    Content content,
    Optional<String> fault) {

  /** Every block of a stretch, in order. */
  static void each(JournalView view, HeldJournal.Stretch stretch, Consumer<Delivered> consumer) {
    Chain chain = new Chain();
    OptionalLong before = stretch.chainBefore();
    BlockWalk walk = view.blocks(stretch);
    while (walk.hasNext()) {
      switch (walk.next()) {
        case Held.Stored block -> {
          consumer.accept(of(stretch, block, before, chain));
          before = OptionalLong.of(block.chain());
        }
        case Held.Missing missing -> {
          consumer.accept(unknown(stretch, missing, "is missing"));
          before = OptionalLong.empty();
        }
        case Held.Unreadable unreadable -> {
          consumer.accept(unknown(stretch, unreadable, "cannot be read: " + unreadable.reason()));
          before = OptionalLong.empty();
        }
      }
    }
  }

  private static Delivered of(
      HeldJournal.Stretch stretch, Held.Stored block, OptionalLong before, Chain chain) {
    try {
      Content content = block.content();
      if (content instanceof Content.Dropped
          || before.isEmpty()
          || chain.next(before.getAsLong(), block.last(), block.bytes()) == block.chain()) {
        int bytes = block.bytes().length;
        return new Delivered(
            stretch, block.first(), block.last(), bytes, content, Optional.empty());
      }
      return faulty(stretch, block, "does not fit its chain");
    } catch (MalformedBlock e) {
      return faulty(stretch, block, "cannot be decoded: " + e.getMessage());
    }
  }

  private static Delivered faulty(HeldJournal.Stretch stretch, Held.Stored block, String fault) {
    Content dropped = new Content.Dropped(block.first(), gaps(block.equipment(), fault));
    return new Delivered(
        stretch, block.first(), block.last(), block.bytes().length, dropped, Optional.of(fault));
  }

  /** Boot 0: when is not known. */
  private static List<Content.Gap> gaps(String equipment, String fault) {
    try {
      EquipmentId id = new EquipmentId(equipment);
      return List.of(new Content.Gap(id, List.of(), 0, 0, 0, 0, 0, "the stored block " + fault));
    } catch (IllegalArgumentException e) {
      return List.of(); // of nobody, or damaged as well
    }
  }

  private static Delivered unknown(HeldJournal.Stretch stretch, Held held, String fault) {
    Content dropped = new Content.Dropped(held.first(), List.of());
    return new Delivered(stretch, held.first(), held.last(), 0, dropped, Optional.of(fault));
  }

  Kind kind() {
    return fault.isPresent() ? Kind.UNREADABLE : Kind.of(content);
  }

  /** {@code 7}, or {@code 5-7} where it stands for several. */
  String numbers() {
    return first == last ? Long.toString(last) : first + "-" + last;
  }

  /** What it says is missing. */
  List<Content.Gap> gaps() {
    return switch (content) {
      case Content.Gap gap -> List.of(gap);
      case Content.Dropped dropped -> dropped.gaps();
      case Content.Readings _, Content.Clock _, Content.Definition _ -> List.of();
    };
  }
}
