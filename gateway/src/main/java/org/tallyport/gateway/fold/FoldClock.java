package org.tallyport.gateway.fold;

import java.util.OptionalLong;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/**
 * UTC of one equipment's time line, once it is known well enough: a clock that is not synchronised
 * serves only after a while in which a better one could have come.
 */
final class FoldClock {
  /** How long from the start of a boot on a synchronised clock is waited for: 2 minutes. */
  static final long PATIENCE = 120_000_000;

  private final Segments segments;
  private final BootClocks clocks;
  private long reached = Long.MIN_VALUE;

  FoldClock(Segments segments, BootClocks clocks) {
    this.segments = segments;
    this.clocks = clocks;
  }

  /** All was processed up to this time. */
  void reached(long time) {
    reached = time;
  }

  /** Whether a time service kept the clock of this time. */
  boolean sure(long time) {
    return clocks.sure(segments.boot(segments.at(time)));
  }

  /** Whether a segment has a clock and no better one is waited for. */
  boolean ready(int segment) {
    long boot = segments.boot(segment);
    return clocks.knows(boot)
        && (clocks.sure(boot)
            || segment + 1 < segments.size()
            || reached - segments.start(segment) >= PATIENCE);
  }

  /**
   * UTC of a fold time; without a clock of its own it ends where the next known boot begins.
   *
   * @param notBefore what is placed so does not go back behind this
   */
  OptionalLong utc(long time, long notBefore) {
    int segment = segments.at(time);
    if (ready(segment)) {
      return clocks.utc(segments.boot(segment), segments.monotonic(segment, time));
    }
    int later = later(segment);
    if (later < 0) {
      return OptionalLong.empty();
    }
    long start = segments.start(later);
    OptionalLong then = clocks.utc(segments.boot(later), segments.monotonic(later, start));
    long utc = then.orElseThrow() - (start - time);
    return OptionalLong.of(Math.min(then.getAsLong(), Math.max(utc, notBefore)));
  }

  /** The next later segment whose clock is ready, −1 for none. */
  int later(int segment) {
    for (int i = segment + 1; i < segments.size(); i++) {
      if (ready(i)) {
        return i;
      }
    }
    return -1;
  }

  void save(ByteWriter out) {
    out.signed(reached);
  }

  void restore(ByteReader in) throws MalformedBlock {
    reached = in.signed();
  }
}
