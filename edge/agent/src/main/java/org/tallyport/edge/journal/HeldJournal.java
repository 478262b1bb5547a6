package org.tallyport.edge.journal;

import java.util.List;
import java.util.OptionalLong;
import org.tallyport.wire.JournalId;

/**
 * One journal of a file, as its tables have it.
 *
 * @param id its name
 * @param next number of the next block
 * @param chain chain before that block
 * @param acknowledged number of the last block that the gateway holds
 * @param acknowledgedChain its chain
 * @param current whether it is the one that grows
 * @param stretches the blocks that should be there: its own, then those that are to be moved to it
 * @param awaited blocks that are still to come from damaged files
 */
public record HeldJournal(
    JournalId id,
    long next,
    long chain,
    long acknowledged,
    long acknowledgedChain,
    boolean current,
    List<Stretch> stretches,
    List<Awaited> awaited) {
  public HeldJournal {
    stretches = List.copyOf(stretches);
    awaited = List.copyOf(awaited);
  }

  /**
   * Blocks with consecutive numbers.
   *
   * @param journal where they have these numbers; of a journal that is gone, where they will go
   * @param ordinal of that journal in the file
   * @param first the first number
   * @param last the last number, less than the first where there is none
   * @param chainBefore chain before the first one, where it is known
   * @param moving whether they are to be moved to another journal because of a fork
   */
  public record Stretch(
      JournalId journal,
      long ordinal,
      long first,
      long last,
      OptionalLong chainBefore,
      boolean moving) {
    /** How many numbers. */
    public long size() {
      return Math.max(0, last - first + 1);
    }
  }

  /**
   * Blocks that are still to come from a damaged file.
   *
   * @param file its name, beside the journal
   * @param first the first number
   * @param last the last number
   */
  public record Awaited(String file, long first, long last) {}
}
