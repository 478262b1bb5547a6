package org.tallyport.gateway.ingest;

import java.util.OptionalLong;
import org.tallyport.wire.Block;
import org.tallyport.wire.Chain;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;

/**
 * Lets exactly the next block of one journal in. The position moves with every block admitted; when
 * the transaction around it fails, the gate is thrown away and made anew from the ledger.
 *
 * <p>A board's history counts as ours up to {@code verified}: up to there its chain was compared
 * with ours in this session. Only the block after that can be named as the first differing one.
 */
public final class JournalGate {
  private final JournalId journal;
  private final HeldChains held;
  private final Chain hash = new Chain();
  private long last;
  private long lastChain;
  private long verified;
  private long verifiedChain;

  /** 0, or the first block after a history that is not ours. */
  private long forkedAt;

  /** A gate at a position; the history before it is not yet compared unless nothing is held. */
  public JournalGate(Position position, HeldChains held) {
    this.journal = position.journal();
    this.held = held;
    this.last = position.number();
    this.lastChain = position.chain();
    this.verifiedChain = hash.start(journal);
  }

  /** A gate for a journal of which nothing is held. */
  public static Position beginning(JournalId journal) {
    return new Position(journal, 0, new Chain().start(journal));
  }

  /** How far blocks were admitted. */
  public Position position() {
    return new Position(journal, last, lastChain);
  }

  /** How far the board's history is known to be ours. */
  public Position verified() {
    return new Position(journal, verified, verifiedChain);
  }

  /** Whether all that is held was compared with the board's history. */
  public boolean compared() {
    return verified == last;
  }

  /** What a birth says of the oldest block that the board still has. */
  public sealed interface Start {
    /** Its blocks join ours. */
    record Joined() implements Start {}

    /**
     * The board no longer has what we would need next (our ledger was restored, or its journal came
     * here late): we go on from its oldest.
     *
     * @param firstMissing first number that nobody has
     * @param lastMissing last number that nobody has
     */
    record Skipped(long firstMissing, long lastMissing) implements Start {}

    /**
     * Its history before the oldest block is not ours.
     *
     * @param firstDiffering the oldest block's number
     */
    record Forked(long firstDiffering) implements Start {}
  }

  /**
   * Begins a session with what the board's birth says. What was compared before counts no more: the
   * card may have been changed since.
   *
   * @param oldest number of the oldest block the board has (its next one if it has none)
   * @param chainBefore the chain before that block
   */
  public Start begin(long oldest, long chainBefore) {
    long before = oldest - 1;
    if (before > last) {
      long firstMissing = last + 1;
      last = before;
      lastChain = chainBefore;
      compared(before, chainBefore);
      return new Start.Skipped(firstMissing, before);
    }
    OptionalLong ours = before == last ? OptionalLong.of(lastChain) : chainAt(before);
    if (ours.isPresent() && ours.getAsLong() != chainBefore) {
      compared(0, hash.start(journal));
      forkedAt = oldest;
      return new Start.Forked(oldest);
    }
    compared(before, chainBefore);
    return new Start.Joined();
  }

  private void compared(long number, long chain) {
    verified = number;
    verifiedChain = chain;
    forkedAt = 0;
  }

  /** Judges a block; on {@link Admission.Next} the position has moved past it. */
  public Admission admit(Block block, byte[] canonical, int length) {
    if (block.number() <= last) {
      return compare(block);
    }
    if (forkedAt > 0) {
      return new Admission.Fork(forkedAt);
    }
    if (block.firstNumber() > last + 1) {
      return new Admission.Ahead(verified());
    }
    if (!follows(block, canonical, length)) {
      return verified == last ? new Admission.Fork(last + 1) : new Admission.Ahead(verified());
    }
    last = block.number();
    lastChain = block.chain();
    verify(last, lastChain);
    return new Admission.Next();
  }

  /**
   * A dropped range carries a chain that cannot be computed; it follows where the history before it
   * is ours. It may begin at blocks that came here before they were dropped.
   */
  private boolean follows(Block block, byte[] canonical, int length) {
    if (block.content() instanceof Content.Dropped) {
      return block.firstNumber() <= verified + 1;
    }
    return hash.next(lastChain, block.number(), canonical, length) == block.chain();
  }

  private Admission compare(Block block) {
    OptionalLong ours = chainAt(block.number());
    if (ours.isPresent() && ours.getAsLong() == block.chain()) {
      verify(block.number(), block.chain());
      return new Admission.Again(new Position(journal, block.number(), block.chain()));
    }
    if (forkedAt > 0) {
      return new Admission.Fork(forkedAt);
    }
    if (ours.isEmpty() && block.number() <= verified) {
      return new Admission.Again(verified());
    }
    if (block.firstNumber() > verified + 1) {
      return new Admission.Ahead(verified());
    }
    return new Admission.Fork(verified + 1);
  }

  private OptionalLong chainAt(long number) {
    if (number == last) {
      return OptionalLong.of(lastChain);
    }
    return number == 0 ? OptionalLong.of(hash.start(journal)) : held.chain(number);
  }

  private void verify(long number, long chain) {
    if (number >= verified) {
      verified = number;
      verifiedChain = chain;
    }
  }
}
