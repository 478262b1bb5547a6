package org.tallyport.gateway.fold;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.Content;
import org.tallyport.wire.MalformedBlock;

/**
 * What wall time it was, per boot: piecewise, each clock block from its own time on, the first one
 * for what was before it too. Bounded: the oldest boots and the oldest steps are forgotten.
 */
final class BootClocks {
  static final int MOST_BOOTS = 256;
  static final int MOST_STEPS = 256;

  private final Map<Long, TreeMap<Long, Long>> boots = new LinkedHashMap<>();

  void add(Content.Clock clock) {
    TreeMap<Long, Long> steps = boots.computeIfAbsent(clock.boot(), boot -> new TreeMap<>());
    steps.put(clock.monotonicMicroseconds(), clock.utcMicroseconds());
    if (steps.size() > MOST_STEPS) {
      steps.pollFirstEntry();
    }
    if (boots.size() > MOST_BOOTS) {
      Iterator<Long> oldest = boots.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  boolean knows(long boot) {
    return boots.containsKey(boot);
  }

  OptionalLong utc(long boot, long monotonic) {
    TreeMap<Long, Long> steps = boots.get(boot);
    if (steps == null) {
      return OptionalLong.empty();
    }
    Map.Entry<Long, Long> step = steps.floorEntry(monotonic);
    Map.Entry<Long, Long> used = step == null ? steps.firstEntry() : step;
    return OptionalLong.of(used.getValue() + monotonic - used.getKey());
  }

  /** The first time after this one at which the clock was set again, or the limit. */
  long nextStep(long boot, long monotonic, long limit) {
    TreeMap<Long, Long> steps = boots.get(boot);
    if (steps == null || steps.firstKey() > monotonic) {
      // Before its first setting a clock runs as from then on: that one is no step.
      return steps == null ? limit : stepAfter(steps, Math.max(monotonic, steps.firstKey()), limit);
    }
    return stepAfter(steps, monotonic, limit);
  }

  private static long stepAfter(NavigableMap<Long, Long> steps, long monotonic, long limit) {
    Long next = steps.higherKey(monotonic);
    return next == null ? limit : Math.min(next, limit);
  }

  void save(ByteWriter out) {
    out.unsigned(boots.size());
    boots.forEach(
        (boot, steps) -> {
          out.unsigned(boot).unsigned(steps.size());
          steps.forEach((monotonic, utc) -> out.unsigned(monotonic).signed(utc));
        });
  }

  void restore(ByteReader in) throws MalformedBlock {
    boots.clear();
    for (long left = in.unsigned(MOST_BOOTS); left > 0; left--) {
      TreeMap<Long, Long> steps = new TreeMap<>();
      boots.put(in.unsigned(Long.MAX_VALUE), steps);
      for (long more = in.unsigned(MOST_STEPS); more > 0; more--) {
        steps.put(in.unsigned(Long.MAX_VALUE), in.signed());
      }
    }
  }
}
