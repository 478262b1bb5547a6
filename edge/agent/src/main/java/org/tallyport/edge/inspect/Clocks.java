package org.tallyport.edge.inspect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tallyport.edge.journal.JournalView;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.wire.Content;

/**
 * UTC of monotonic times: a block's own, unless a clock block of the same boot knows better; for
 * gaps the best that was seen of that boot. The last of equally good ones counts. For people: what
 * is tallied is corrected at the gateway.
 */
final class Clocks {
  /** More boots than a card lives. */
  private static final int MOST_BOOTS = 10_000;

  private final Map<Long, Offset> byBoot =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Offset> eldest) {
          return size() > MOST_BOOTS;
        }
      };

  /** UTC minus monotonic time. */
  private record Offset(long microseconds, ClockQuality quality) {}

  private Clocks() {}

  /** Knows the clock blocks of a file before the first readings are looked at. */
  static Clocks of(JournalView view) {
    Clocks clocks = new Clocks();
    view.clocks(
        clock ->
            clocks.learn(
                clock.boot(),
                clock.utcMicroseconds() - clock.monotonicMicroseconds(),
                clock.quality()));
    return clocks;
  }

  void learn(Content.Readings block) {
    learn(block.boot(), block.utcMicroseconds() - block.baseMicroseconds(), block.clock());
  }

  private void learn(long boot, long offsetMicroseconds, ClockQuality quality) {
    Offset known = byBoot.get(boot);
    if (known == null || quality.compareTo(known.quality()) >= 0) {
      byBoot.put(boot, new Offset(offsetMicroseconds, quality));
    }
  }

  /** When a reading of a block was taken. */
  Moment of(Content.Readings block, long timeMicroseconds) {
    Offset own = new Offset(block.utcMicroseconds() - block.baseMicroseconds(), block.clock());
    Offset known = byBoot.get(block.boot());
    boolean better = known != null && known.quality().compareTo(own.quality()) > 0;
    return moment(block.boot(), timeMicroseconds, better ? known : own);
  }

  /** When a gap began or ended. */
  Moment of(long boot, long timeMicroseconds) {
    return moment(boot, timeMicroseconds, byBoot.get(boot));
  }

  private static Moment moment(long boot, long timeMicroseconds, @Nullable Offset offset) {
    return offset == null || boot == 0 || offset.quality() == ClockQuality.UNSET
        ? Moment.unknownUtc(boot, timeMicroseconds)
        : new Moment(
            boot,
            timeMicroseconds,
            OptionalLong.of(timeMicroseconds + offset.microseconds()),
            offset.quality());
  }
}
