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
   * UTC of a fold time; without a clock of its own it ends where the next known boot begins, and an
   * unsure clock that is behind what was placed before its boot goes on from there.
   *
   * @param notBefore what is placed so does not go back behind this
   */
  OptionalLong utc(long time, long notBefore) {
    int segment = segments.at(time);
    if (ready(segment)) {
      return OptionalLong.of(own(segment, time, notBefore));
    }
    int later = later(segment);
    if (later < 0) {
      return OptionalLong.empty();
    }
    long start = segments.start(later);
    long then = own(later, start, notBefore);
    return OptionalLong.of(Math.min(then, Math.max(then - (start - time), notBefore)));
  }

  /** By the clock of a segment; an unsure one is moved on where its boot would begin too early. */
  private long own(int segment, long time, long notBefore) {
    long boot = segments.boot(segment);
    long utc = utc(segment, time);
    long start = utc(segment, segments.start(segment));
    boolean behind = !clocks.sure(boot) && start < notBefore;
    return behind ? utc + notBefore - start : utc;
  }

  private long utc(int segment, long time) {
    return clocks.utc(segments.boot(segment), segments.monotonic(segment, time)).orElseThrow();
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
