package org.tallyport.gateway.recognise;

import org.jspecify.annotations.Nullable;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.MalformedBlock;

/** The reading that is being recognised: moved on by the fold, asked by recognisers. */
public final class Evidence {
  private @Nullable JournalId journal;
  private long block;
  private int index;

  /** Moves on to a reading: its journal, block number and place in the block. */
  public void at(JournalId newJournal, long newBlock, int newIndex) {
    journal = newJournal;
    block = newBlock;
    index = newIndex;
  }

  EventId id() {
    if (journal == null) {
      throw new IllegalStateException("nothing was read yet");
    }
    return new EventId(journal, block, index);
  }

  /** Takes over where another one stands. */
  void copy(Evidence other) {
    journal = other.journal;
    block = other.block;
    index = other.index;
  }

  void clear() {
    journal = null;
    block = 0;
    index = 0;
  }

  void save(ByteWriter out) {
    out.text(journal == null ? "" : journal.value()).unsigned(block).unsigned(index);
  }

  void restore(ByteReader in) throws MalformedBlock {
    String text = in.text();
    journal = text.isEmpty() ? null : new JournalId(text);
    block = in.unsigned(Long.MAX_VALUE);
    index = (int) in.unsigned(Integer.MAX_VALUE);
  }
}
