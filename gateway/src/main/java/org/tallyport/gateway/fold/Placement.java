package org.tallyport.gateway.fold;

import java.util.ArrayDeque;
import java.util.OptionalLong;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.recognise.Confidence;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.tally.Counts;
import org.tallyport.gateway.tally.Coverage;
import org.tallyport.gateway.tally.Interval;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/**
 * Puts what one equipment did into UTC. What lies in a boot without a known clock waits, bounded,
 * in order; once a later boot is known it is placed just before that, uncertain and not covered.
 * Where the clock is not synchronised it waits a while for a better one; after that its events are
 * uncertain, and nothing is covered.
 */
final class Placement {
  static final int MOST = 8_192;

  /** Covered figures of a span, one bit each. */
  static final int BOXES = 1;

  static final int TONNES = 2;
  static final int WAGONS = 4;
  static final int MAIN = 8;
  static final int OPERATING = 16;

  private static final long SEAM = 1_000_000;

  private final EquipmentId equipment;
  private final Segments segments;
  private final BootClocks clocks;
  private final FoldClock clock;
  private final Outbox outbox;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private long placedThrough = Long.MIN_VALUE;
  private long lastSpanEnd = Long.MIN_VALUE;
  private long givenUp;
  private long doubtedBoot;
  private final UnsureTime unsure;

  Placement(EquipmentId equipment, Segments segments, BootClocks clocks, Outbox outbox) {
    this.equipment = equipment;
    this.segments = segments;
    this.clocks = clocks;
    this.clock = new FoldClock(segments, clocks);
    this.outbox = outbox;
    unsure = new UnsureTime(equipment, outbox);
  }

  long givenUp() {
    return givenUp;
  }

  /** All was processed up to this time. */
  void reached(long time) {
    clock.reached(time);
    if (!waiting.isEmpty()) {
      settle();
    }
  }

  boolean waits() {
    return !waiting.isEmpty();
  }

  void event(Event event) {
    take(new Waiting.Happened(event));
  }

  /** A time of which the figures are known. */
  void span(long from, long to, int figures) {
    if (waiting.isEmpty() && clock.ready(segments.at(from))) {
      place(from, to, figures);
    } else if (waiting.peekLast() instanceof Waiting.Span last
        && last.to() == from
        && last.figures() == figures
        && segments.at(last.from()) == segments.at(from)) {
      waiting.removeLast();
      waiting.addLast(new Waiting.Span(last.from(), to, figures));
    } else {
      take(new Waiting.Span(from, to, figures));
    }
  }

  void gap(MissingTime gap) {
    take(new Waiting.Missing(gap));
  }

  private void take(Waiting item) {
    waiting.addLast(item);
    if (waiting.size() > MOST) {
      waiting.removeFirst();
      givenUp++;
    }
    settle();
  }

  /** Places whatever can be placed by now, in order. */
  void settle() {
    while (!waiting.isEmpty() && placed(waiting.getFirst())) {
      waiting.removeFirst();
    }
  }

  private boolean placed(Waiting item) {
    return switch (item) {
      case Waiting.Happened happened -> {
        long time = happened.event().utcMicroseconds();
        OptionalLong utc = utc(time);
        utc.ifPresent(
            at ->
                outbox.event(
                    happened
                        .event()
                        .placed(at, clock.sure(time) ? Confidence.GOOD : Confidence.UNCERTAIN)));
        yield utc.isPresent();
      }
      case Waiting.Span span -> {
        int segment = segments.at(span.from());
        if (!clock.ready(segment)) {
          yield clock.later(segment) >= 0;
        }
        place(span.from(), span.to(), span.figures());
        yield true;
      }
      case Waiting.Missing missing -> gapPlaced(missing.gap());
    };
  }

  private boolean gapPlaced(MissingTime gap) {
    unsure.after(gap, clock.sure(gap.to()));
    OptionalLong from = utc(gap.from());
    OptionalLong to = utc(gap.to());
    if (from.isEmpty() || to.isEmpty()) {
      return false;
    }
    outbox.gap(
        new RecordedGap(
            equipment,
            gap.journal(),
            gap.block(),
            gap.ordinal(),
            gap.signals(),
            Math.min(from.getAsLong(), to.getAsLong()),
            to.getAsLong(),
            gap.count(),
            gap.reason()));
    return true;
  }

  /** UTC of a fold time, if it is known by now. */
  OptionalLong utc(long time) {
    return clock.utc(time, placedThrough);
  }

  private void place(long from, long to, int figures) {
    int segment = segments.at(from);
    long boot = segments.boot(segment);
    long at = segments.monotonic(segment, from);
    long end = segments.monotonic(segment, to);
    if (!clocks.sure(boot)) {
      doubt(boot);
      return;
    }
    boolean seam = from == lastSpanEnd;
    while (at < end) {
      long step = clocks.nextStep(boot, at, end);
      long utc = clocks.utc(boot, at).orElseThrow();
      cover(utc, utc + step - at, figures, seam);
      seam = true;
      at = step;
    }
    lastSpanEnd = to;
  }

  /** Two boards read it. */
  void rivalled() {
    outbox.doubt(Doubt.twoBoards(equipment));
  }

  /** When it was is not known well enough to say of any time what happened in it. */
  private void doubt(long boot) {
    unsure.begin();
    if (boot != doubtedBoot) {
      doubtedBoot = boot;
      outbox.doubt(Doubt.clockUncertain(equipment));
    }
  }

  /** Time is covered once only: where a clock went back, what was covered is left out. */
  private void cover(long utcFrom, long utcTo, int figures, boolean seam) {
    unsure.end(placedThrough, utcFrom);
    boolean mend = seam && utcFrom > placedThrough && utcFrom - placedThrough <= SEAM;
    long from = mend ? placedThrough : Math.max(utcFrom, placedThrough);
    while (from < utcTo) {
      long end = Math.min(utcTo, Interval.startOf(from) + Interval.LENGTH_MICROSECONDS);
      outbox.add(equipment, from, Counts.NONE, coverage(end - from, figures));
      from = end;
    }
    placedThrough = Math.max(placedThrough, utcTo);
  }

  private static Coverage coverage(long length, int figures) {
    boolean main = (figures & MAIN) != 0;
    boolean operating = (figures & OPERATING) != 0;
    return new Coverage(
        (figures & BOXES) != 0 ? length : 0,
        (figures & TONNES) != 0 ? length : 0,
        (figures & WAGONS) != 0 ? length : 0,
        main && operating ? length : 0,
        main && !operating ? length : 0);
  }

  void save(ByteWriter out) {
    out.signed(placedThrough).signed(lastSpanEnd).unsigned(givenUp);
    clock.save(out);
    out.unsigned(doubtedBoot);
    unsure.save(out);
    out.unsigned(waiting.size());
    waiting.forEach(item -> item.write(out));
  }

  void restore(ByteReader in) throws MalformedBlock {
    placedThrough = in.signed();
    lastSpanEnd = in.signed();
    givenUp = in.unsigned(Long.MAX_VALUE);
    clock.restore(in);
    doubtedBoot = in.unsigned(Long.MAX_VALUE);
    unsure.restore(in);
    waiting.clear();
    for (long left = in.unsigned(MOST); left > 0; left--) {
      waiting.addLast(Waiting.read(in));
    }
  }
}
