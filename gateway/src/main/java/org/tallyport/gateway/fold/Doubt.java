package org.tallyport.gateway.fold;

import java.util.Optional;
import org.tallyport.equipment.EquipmentId;

/**
 * Something in the blocks of a board that a person should know of, because figures rest on it.
 *
 * @param kind such as {@code clock-ahead}; the word of an alarm
 * @param equipment which one it is about; empty: the board whose block was applied
 * @param text what it is and what follows, one line
 */
public record Doubt(String kind, Optional<EquipmentId> equipment, String text) {
  /** Nothing is placed by a clock that is so far ahead of the gateway's. */
  static Doubt clockAhead(long aheadMicroseconds) {
    return new Doubt(
        "clock-ahead",
        Optional.empty(),
        "the board's clock is "
            + seconds(aheadMicroseconds)
            + " s ahead of the gateway's: not believed. Readings are kept, their time stays unknown"
            + " until the board's clock is right");
  }

  /** What was placed before stays where it is, marked uncertain. */
  static Doubt clockCorrected(long correctionMicroseconds) {
    return new Doubt(
        "clock-corrected",
        Optional.empty(),
        "the board's clock was off by "
            + seconds(correctionMicroseconds)
            + " s before it was synchronised: what was placed by it is marked uncertain");
  }

  /** There is no better clock within the time that is waited for it. */
  static Doubt clockUncertain(EquipmentId equipment) {
    return new Doubt(
        "clock-uncertain",
        Optional.of(equipment),
        "the clock of its board is not synchronised: moves and passes are marked uncertain, their"
            + " times may be wrong, and the time counts as unknown");
  }

  /** Blocks of an earlier boot come with times at which a later one reads. */
  static Doubt twoBoards(EquipmentId equipment) {
    return new Doubt(
        "two-boards",
        Optional.of(equipment),
        "two boards read it under one id, as after a card was cloned: what the one says that booted"
            + " first is stored and not counted, and the time counts as unknown while both read;"
            + " switch one off or give it another id");
  }

  /** What is stored of it cannot be understood any more. */
  static Doubt kindChanged(EquipmentId equipment, String before, String now) {
    return new Doubt(
        "kind-changed",
        Optional.of(equipment),
        "it is a "
            + now
            + " now and was a "
            + before
            + ": what was going on is dropped, the state is kept aside, recognition starts anew");
  }

  private static long seconds(long microseconds) {
    return Math.round(microseconds / 1e6);
  }
}
