package org.tallyport.gateway.ingest;

/** What the {@link JournalGate} makes of a block. */
public sealed interface Admission {
  /** It is the next one: take it. */
  record Next() implements Admission {}

  /**
   * It is held already: acknowledge it again.
   *
   * @param held the acknowledgement to repeat
   */
  record Again(Position held) implements Admission {}

  /**
   * Something before it is missing: repeat the last acknowledgement, and the board goes back.
   *
   * @param held the acknowledgement to repeat
   */
  record Ahead(Position held) implements Admission {}

  /**
   * Another history under the same numbers: a restored or cloned card.
   *
   * @param firstDiffering first number whose chain is not ours
   */
  record Fork(long firstDiffering) implements Admission {}
}
