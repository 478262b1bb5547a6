package org.tallyport.gateway.loop;

/** What came from one board since the gateway started, and where its messages stand. */
final class BoardCounts {
  private static final int SEQUENCE = 256;

  long births;
  long blocks;
  long duplicates;
  long refused;
  private int expectedSeq = -1;
  private boolean missed;

  /** The same; to go back to when messages are taken again. */
  BoardCounts copy() {
    BoardCounts copy = new BoardCounts();
    copy.births = births;
    copy.blocks = blocks;
    copy.duplicates = duplicates;
    copy.refused = refused;
    copy.expectedSeq = expectedSeq;
    copy.missed = missed;
    return copy;
  }

  /** Notices a break in Sparkplug's own numbering; the chain finds what is missing of a journal. */
  void sequence(int seq) {
    if (seq >= 0) {
      missed |= expectedSeq >= 0 && seq != expectedSeq;
      expectedSeq = (seq + 1) % SEQUENCE;
    }
  }

  void sequenceStarts(int seq) {
    expectedSeq = seq < 0 ? -1 : (seq + 1) % SEQUENCE;
    missed = false;
  }

  /** Whether a message was missed since the last birth: it may have been a birth. */
  boolean missed() {
    return missed;
  }
}
