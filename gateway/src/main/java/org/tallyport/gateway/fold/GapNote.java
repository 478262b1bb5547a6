package org.tallyport.gateway.fold;

import java.util.List;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;

/** What is told of a gap, apart from when it was. */
record GapNote(
    JournalId journal, long block, int ordinal, List<String> signals, long count, String reason) {
  /** A gap that a block states. */
  static GapNote of(JournalId journal, long block, int ordinal, Content.Gap gap) {
    return new GapNote(journal, block, ordinal, gap.signals(), gap.count(), gap.reason());
  }

  /** A gap that nobody stated. */
  static GapNote found(JournalId journal, long block, String reason) {
    return new GapNote(journal, block, 0, List.of(), 0, reason);
  }

  MissingTime between(long from, long to) {
    return new MissingTime(journal, block, ordinal, signals, from, to, count, reason);
  }
}
