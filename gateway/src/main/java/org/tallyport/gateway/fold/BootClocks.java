package org.tallyport.gateway.fold;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.Content;
import org.tallyport.wire.MalformedBlock;

/**
 * What wall time it was, per boot: piecewise, each clock block from its own time on, the first one
 * for what was before it too. The best quality that a boot ever had rules it: a lesser clock is
 * passed over, a better one takes the place of all before it. Bounded: the oldest steps are
 * forgotten, and the boots of which nothing was placed for longest. A board that runs on for years
 * keeps its clock, however often others boot.
 */
final class BootClocks {
  /** As many as boards that a terminal may have. */
  static final int MOST_BOOTS = 4_096;

  static final int MOST_STEPS = 256;

  /** UTC by monotonic time, all of one quality. */
  private record BootClock(ClockQuality quality, NavigableMap<Long, Long> steps) {}

  /** From the boot that was not asked for longest to the one that was asked for last. */
  private final Map<Long, BootClock> boots = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Takes a clock block.
   *
   * @return by how many microseconds it corrects a lesser clock of the same boot, if it does
   */
  OptionalLong add(Content.Clock clock) {
    long boot = clock.boot();
    @Nullable BootClock known = boots.get(boot);
    int better = clock.quality().compareTo(known == null ? ClockQuality.UNSET : known.quality());
    if (clock.quality() == ClockQuality.UNSET || better < 0) {
      return OptionalLong.empty();
    }
    OptionalLong before =
        better > 0 ? utc(boot, clock.monotonicMicroseconds()) : OptionalLong.empty();
    if (known == null || better > 0) {
      known = new BootClock(clock.quality(), new TreeMap<>());
      boots.put(boot, known);
    }
    known.steps().put(clock.monotonicMicroseconds(), clock.utcMicroseconds());
    bound(known.steps());
    return before.isEmpty()
        ? before
        : OptionalLong.of(clock.utcMicroseconds() - before.getAsLong());
  }

  private void bound(NavigableMap<Long, Long> steps) {
    if (steps.size() > MOST_STEPS) {
      steps.pollFirstEntry();
    }
    if (boots.size() > MOST_BOOTS) {
      Iterator<Long> unused = boots.keySet().iterator();
      unused.next();
      unused.remove();
    }
  }

  /**
   * Gives up whatever says that a time of a boot is later than possible.
   *
   * @return by how many microseconds it was too late, if it was
   */
  OptionalLong refuse(long boot, long monotonic, long latestUtc) {
    OptionalLong excess = OptionalLong.empty();
    OptionalLong utc = utc(boot, monotonic);
    while (utc.isPresent() && utc.getAsLong() > latestUtc) {
      excess = OptionalLong.of(utc.getAsLong() - latestUtc);
      giveUp(boot, monotonic);
      utc = utc(boot, monotonic);
    }
    return excess;
  }

  private void giveUp(long boot, long monotonic) {
    BootClock clock = boots.get(boot);
    if (clock != null) {
      clock.steps().remove(used(clock.steps(), monotonic).getKey());
      if (clock.steps().isEmpty()) {
        boots.remove(boot);
      }
    }
  }

  boolean knows(long boot) {
    return boots.containsKey(boot);
  }

  /** Whether a time service kept it. */
  boolean sure(long boot) {
    BootClock clock = boots.get(boot);
    return clock != null && clock.quality() == ClockQuality.SYNCHRONISED;
  }

  OptionalLong utc(long boot, long monotonic) {
    BootClock clock = boots.get(boot);
    if (clock == null) {
      return OptionalLong.empty();
    }
    Map.Entry<Long, Long> used = used(clock.steps(), monotonic);
    return OptionalLong.of(used.getValue() + monotonic - used.getKey());
  }

  private static Map.Entry<Long, Long> used(NavigableMap<Long, Long> steps, long monotonic) {
    Map.Entry<Long, Long> step = steps.floorEntry(monotonic);
    return step == null ? steps.firstEntry() : step;
  }

  /** The first time after this one at which the clock was set again, or the limit. */
  long nextStep(long boot, long monotonic, long limit) {
    BootClock clock = boots.get(boot);
    if (clock == null) {
      return limit;
    }
    // Before its first setting a clock runs as from then on: that one is no step.
    long from = Math.max(monotonic, clock.steps().firstKey());
    return stepAfter(clock.steps(), from, limit);
  }

  private static long stepAfter(NavigableMap<Long, Long> steps, long monotonic, long limit) {
    Long next = steps.higherKey(monotonic);
    return next == null ? limit : Math.min(next, limit);
  }

  void save(ByteWriter out) {
    out.unsigned(boots.size());
    boots.forEach(
        (boot, clock) -> {
          out.unsigned(boot).octet(clock.quality().code()).unsigned(clock.steps().size());
          clock.steps().forEach((monotonic, utc) -> out.unsigned(monotonic).signed(utc));
        });
  }

  void restore(ByteReader in) throws MalformedBlock {
    boots.clear();
    for (long left = in.unsigned(MOST_BOOTS); left > 0; left--) {
      long boot = in.unsigned(Long.MAX_VALUE);
      BootClock clock = new BootClock(quality(in), new TreeMap<>());
      for (long more = in.unsigned(MOST_STEPS); more > 0; more--) {
        clock.steps().put(in.unsigned(Long.MAX_VALUE), in.signed());
      }
      boots.put(boot, clock);
    }
  }

  private static ClockQuality quality(ByteReader in) throws MalformedBlock {
    try {
      return ClockQuality.ofCode(in.octet());
    } catch (IllegalArgumentException e) {
      throw in.malformed(String.valueOf(e.getMessage()));
    }
  }
}
