package org.tallyport.edge.inspect;

import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.tallyport.edge.journal.BlockWalk;
import org.tallyport.edge.journal.Held;
import org.tallyport.edge.journal.HeldJournal;
import org.tallyport.wire.Chain;
import org.tallyport.wire.Content;
import org.tallyport.wire.MalformedBlock;

/**
 * Checks consecutive blocks. A fault of one block is told once: the next one is checked against the
 * chain that the faulty one carries.
 */
final class StretchCheck {
  private final HeldJournal.Stretch stretch;
  private final Set<Long> aliases;
  private final Consumer<String> faults;
  private final Runnable checked;
  private final Chain chain = new Chain();
  private OptionalLong before;
  private long expected;
  private long dropped;

  StretchCheck(
      HeldJournal.Stretch stretch, Set<Long> aliases, Consumer<String> faults, Runnable checked) {
    this.stretch = stretch;
    this.aliases = aliases;
    this.faults = faults;
    this.checked = checked;
    before = stretch.chainBefore();
    expected = stretch.first();
  }

  void run(BlockWalk walk) {
    while (walk.hasNext()) {
      Held held = walk.next();
      switch (held) {
        case Held.Stored block -> {
          check(block);
          before = OptionalLong.of(block.chain());
          checked.run();
        }
        case Held.Missing missing -> {
          tell(missing, "missing");
          before = OptionalLong.empty();
        }
        case Held.Unreadable unreadable -> {
          tell(unreadable, "cannot be read: " + unreadable.reason());
          before = OptionalLong.empty();
        }
      }
      expected = held.last() + 1;
    }
  }

  /** Compares with the chain that the journal says to have reached. */
  void endsWith(long journalChain) {
    if (before.isPresent() && before.getAsLong() != journalChain) {
      faults.accept(
          "journal "
              + stretch.journal()
              + ": ends with chain "
              + journalChain
              + ", its last block with "
              + before.getAsLong());
    }
  }

  /** How many dropped blocks there are. */
  long dropped() {
    return dropped;
  }

  private void check(Held.Stored block) {
    try {
      Content content = block.content();
      long first = content instanceof Content.Dropped rest ? rest.firstNumber() : block.last();
      if (first != block.first() || first != expected) {
        tell(block, "stands for the blocks from " + first + " on, wanted from " + expected);
      }
      if (content instanceof Content.Dropped) {
        dropped++;
      } else if (chainFits(block)) {
        checkContent(block, content);
      }
    } catch (MalformedBlock e) {
      tell(block, "cannot be decoded: " + e.getMessage());
    }
  }

  private boolean chainFits(Held.Stored block) {
    if (before.isEmpty()) {
      return true; // cannot be computed
    }
    long computed = chain.next(before.getAsLong(), block.last(), block.bytes());
    if (computed != block.chain()) {
      tell(block, "has chain " + block.chain() + ", computed of its bytes " + computed);
    }
    return computed == block.chain();
  }

  private void checkContent(Held.Stored block, Content content) {
    if (content instanceof Content.Readings readings) {
      if (!readings.equipment().value().equals(block.equipment())) {
        tell(block, "is of " + readings.equipment() + ", stored as of " + block.equipment());
      }
      for (int i = 0; i < readings.readings().size(); i++) {
        if (!aliases.contains((long) readings.readings().alias(i))) {
          tell(block, "uses alias " + readings.readings().alias(i) + ", which is not defined");
          return;
        }
      }
    }
  }

  private void tell(Held held, String what) {
    String numbers =
        held.first() == held.last()
            ? "block " + held.last()
            : "blocks " + held.first() + " to " + held.last();
    faults.accept("journal " + stretch.journal() + ": " + numbers + ": " + what);
  }
}
