package org.tallyport.wire;

import java.util.List;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Signal;

/**
 * What a block says. Times are microseconds, monotonic within the named boot unless they say UTC.
 */
public sealed interface Content {
  /**
   * Readings of one equipment; may be empty, then it only moves {@code through}.
   *
   * @param equipment whose readings
   * @param boot the boot whose monotonic time is meant
   * @param baseMicroseconds monotonic time of the first reading; of an empty block its through
   * @param utcMicroseconds wall time at the base as the board saw it when it closed the block: for
   *     people and third parties; times are corrected by clock blocks in the fold
   * @param clock how far that wall time could be trusted
   * @param throughMicroseconds every reading of this equipment up to and including this time is in
   *     this block or an earlier one
   * @param readings the readings in the order in which they were sensed
   */
  record Readings(
      EquipmentId equipment,
      long boot,
      long baseMicroseconds,
      long utcMicroseconds,
      ClockQuality clock,
      long throughMicroseconds,
      ReadingColumns readings)
      implements Content {}

  /**
   * Readings that were not taken or not kept.
   *
   * @param equipment whose readings
   * @param signals names of the signals; empty: all
   * @param firstBoot boot of {@code firstMicroseconds}
   * @param firstMicroseconds last time up to which all is known
   * @param lastBoot boot of {@code lastMicroseconds}
   * @param lastMicroseconds first time from which on it is known again
   * @param count how many readings are missing, 0 when unknown
   * @param reason one line for people, cut to {@link #LONGEST_REASON} characters
   */
  record Gap(
      EquipmentId equipment,
      List<String> signals,
      long firstBoot,
      long firstMicroseconds,
      long lastBoot,
      long lastMicroseconds,
      long count,
      String reason)
      implements Content {
    /** Characters of the longest reason kept. */
    public static final int LONGEST_REASON = 500;

    public Gap {
      signals = List.copyOf(signals);
      reason = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }
  }

  /**
   * What wall time it was at a monotonic time. Written when the clock is set or steps.
   *
   * @param boot the boot
   * @param monotonicMicroseconds monotonic time of the comparison
   * @param utcMicroseconds UTC at that time
   * @param uncertaintyMicroseconds bound of the error, {@link Long#MAX_VALUE} when unknown
   * @param quality where it comes from
   */
  record Clock(
      long boot,
      long monotonicMicroseconds,
      long utcMicroseconds,
      long uncertaintyMicroseconds,
      ClockQuality quality)
      implements Content {}

  /**
   * What an alias means, written before its first use; any change takes a new alias.
   *
   * @param alias 1 to {@link Aliases#LAST_SIGNAL}, unique within the journal
   * @param signal what it means
   */
  record Definition(long alias, Signal signal) implements Content {}

  /**
   * Blocks that were given up at the board before they were acknowledged, under their own numbers.
   * It stands for the numbers from {@code firstNumber} to the block's own and carries the chain
   * that the last of them had. Only readings blocks are dropped.
   *
   * @param firstNumber number of the first dropped block
   * @param gaps what is missing, one per equipment
   */
  record Dropped(long firstNumber, List<Gap> gaps) implements Content {
    public Dropped {
      gaps = List.copyOf(gaps);
    }
  }
}
