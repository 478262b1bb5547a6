package org.tallyport.edge.inspect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tallyport.wire.Content;

/** What a file holds of one equipment. */
final class EquipmentContents {
  private static final int MOST_REASONS = 50;
  private static final String OTHER_REASONS = "other reasons";

  private final Map<String, GapSum> gaps = new LinkedHashMap<>();
  private long blocks;
  private long readings;
  private Optional<Moment> first = Optional.empty();
  private Optional<Moment> last = Optional.empty();
  private Optional<Moment> through = Optional.empty();

  void add(Content.Readings block, Clocks clocks) {
    blocks++;
    int size = block.readings().size();
    readings += size;
    through = Optional.of(clocks.of(block, block.throughMicroseconds()));
    if (size > 0) {
      last = Optional.of(clocks.of(block, block.readings().timeMicroseconds(size - 1)));
      if (first.isEmpty()) {
        first = Optional.of(clocks.of(block, block.readings().timeMicroseconds(0)));
      }
    }
  }

  void add(Content.Gap gap, Clocks clocks) {
    boolean room = gaps.containsKey(gap.reason()) || gaps.size() < MOST_REASONS;
    GapSum one =
        new GapSum(
            1,
            gap.count(),
            clocks.of(gap.firstBoot(), gap.firstMicroseconds()),
            clocks.of(gap.lastBoot(), gap.lastMicroseconds()));
    gaps.merge(room ? gap.reason() : OTHER_REASONS, one, GapSum::plus);
  }

  long blocks() {
    return blocks;
  }

  long readings() {
    return readings;
  }

  /** Of the first reading. */
  Optional<Moment> first() {
    return first;
  }

  /** Of the last reading. */
  Optional<Moment> last() {
    return last;
  }

  /** Up to when all readings are in the file or were delivered before. */
  Optional<Moment> through() {
    return through;
  }

  /** By reason; beyond {@value #MOST_REASONS} of them, the others in one sum. */
  Map<String, GapSum> gaps() {
    return gaps;
  }
}
