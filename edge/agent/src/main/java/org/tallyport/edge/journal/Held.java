package org.tallyport.edge.journal;

import org.tallyport.wire.BlockCodec;
import org.tallyport.wire.Content;
import org.tallyport.wire.MalformedBlock;

/** What a journal file holds under a number, or under several on end. */
public sealed interface Held {
  /** The first number. */
  long first();

  /** The last number. */
  long last();

  /**
   * A stored block, as it stands there.
   *
   * @param first less than the last only of a dropped block
   * @param last its number
   * @param chain the chain after it
   * @param equipment what the row says; empty where it names none
   * @param writtenMicroseconds UTC at which it was written, as the board saw it
   * @param bytes what should be canonical bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Stored(
      long first, long last, long chain, String equipment, long writtenMicroseconds, byte[] bytes)
      implements Held {
    public Content content() throws MalformedBlock {
      return BlockCodec.decode(bytes);
    }
  }

  /** Nothing stands there. */
  record Missing(long first, long last) implements Held {}

  /**
   * Something may stand there that SQLite cannot read.
   *
   * @param reason one line
   */
  record Unreadable(long first, long last, String reason) implements Held {}
}
