package org.tallyport.gateway.recognise;

import java.util.ArrayDeque;
import java.util.Optional;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.MalformedBlock;

/**
 * The hatch covers that lie on the back-reach, the last put there on top; the oldest is forgotten.
 */
final class HatchCovers {
  private static final int MOST = 32;

  private final ArrayDeque<EventId> off = new ArrayDeque<>();

  void off(EventId lift) {
    if (off.size() == MOST) {
      off.removeFirst();
    }
    off.addLast(lift);
  }

  /** The lift that took the top one off. */
  Optional<EventId> back() {
    return Optional.ofNullable(off.pollLast());
  }

  void save(ByteWriter out) {
    out.unsigned(off.size());
    for (EventId lift : off) {
      out.text(lift.journal().value()).unsigned(lift.block()).unsigned(lift.index());
    }
  }

  void restore(ByteReader in) throws MalformedBlock {
    off.clear();
    for (long left = in.unsigned(MOST); left > 0; left--) {
      off.addLast(
          new EventId(
              new JournalId(in.text()),
              in.unsigned(Long.MAX_VALUE),
              (int) in.unsigned(Integer.MAX_VALUE)));
    }
  }
}
