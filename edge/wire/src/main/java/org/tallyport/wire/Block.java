package org.tallyport.wire;

/**
 * The unit of delivery: numbered from 1 per journal, never rewritten, never missing.
 *
 * @param number 1, 2, 3, … within the journal
 * @param chain the 63-bit chain after this block ({@link Chain#next}); of a {@link Content.Dropped}
 *     block the chain that the last dropped block had
 * @param content what it says
 */
public record Block(long number, long chain, Content content) {
  public Block {
    if (number < 1 || chain < 0) {
      throw new IllegalArgumentException("block " + number + " chain " + chain + ": out of range");
    }
    if (content instanceof Content.Dropped dropped
        && (dropped.firstNumber() < 1 || dropped.firstNumber() > number)) {
      throw new IllegalArgumentException(
          "block " + number + " cannot stand for those from " + dropped.firstNumber() + " on");
    }
  }

  /** The first number that this block stands for: its own, or that of the first dropped one. */
  public long firstNumber() {
    return content instanceof Content.Dropped dropped ? dropped.firstNumber() : number;
  }
}
