package org.tallyport.driver.gpio;

import com.pi4j.exception.Pi4JException;
import java.util.function.Consumer;
import org.tallyport.driver.pi.EdgeListener;
import org.tallyport.driver.pi.SampleQueue;
import org.tallyport.driver.pi.StampedInput;
import org.tallyport.equipment.BoardClock;

/**
 * Follows the level of one line through edges that cannot be trusted: the kernel's stamps are
 * right, but it reads the direction late (a pulse of 3 ms can arrive as "falling, falling"), and
 * two edges in one interrupt become one event without a gap in the numbers.
 *
 * <p>So an edge to the level that the line already has is kept back, with those after it, until no
 * more are waiting and the level is read. If the edges kept back lead there when they alternate,
 * only directions were wrong, and they are given so; if not, an edge is missing, and that is told.
 */
final class LineFollower implements EdgeListener {
  /** How much later than the edge its stamp can be (seen: 0.2 ms, 1.5 ms at most, emulated). */
  private static final long STAMP_MICROSECONDS = 1_000;

  /** How far from the stamp of its fellow an edge without an event may lie. */
  private static final long MISSING_MICROSECONDS = 10_000;

  private static final int MOST_KEPT = 64;

  private final int channel;
  private final StampedInput input;
  private final SampleQueue queue;
  private final BoardClock clock;
  private final Consumer<String> failure;

  private final long[] kept = new long[MOST_KEPT];
  private int keptCount;
  private boolean level;
  private boolean doubtful;
  private long expectedSequence = 1;

  /** An edge stamped up to here may be in the level that was read, and then comes again. */
  private long readMicroseconds;

  LineFollower(
      int channel,
      StampedInput input,
      SampleQueue queue,
      BoardClock clock,
      Consumer<String> failure) {
    this.channel = channel;
    this.input = input;
    this.queue = queue;
    this.clock = clock;
    this.failure = failure;
  }

  /** Gives the level of now and follows from there. Throws Pi4J's exception. */
  void begin() {
    read(true);
    input.listen(this);
  }

  @Override
  public void edge(long timeMicroseconds, boolean rising, long sequence) {
    long missed = sequence - expectedSequence;
    expectedSequence = sequence + 1;
    if (missed > 0) {
      giveUpKept(timeMicroseconds);
      queue.lost(channel, timeMicroseconds, missed);
      doubtful = true;
      accept(timeMicroseconds, rising);
    } else if (keptCount > 0 || (rising == level && timeMicroseconds > readMicroseconds)) {
      keep(timeMicroseconds, rising);
    } else {
      accept(timeMicroseconds, rising);
    }
  }

  @Override
  public void quiet() {
    boolean owes = queue.owes(channel);
    if (keptCount > 0 || doubtful || owes) {
      try {
        read(owes);
      } catch (Pi4JException failed) {
        failed(String.valueOf(failed.getMessage()));
      }
    }
  }

  /** Nobody reads the line from here on: that is told before the watermark goes any further. */
  @Override
  public void failed(String reason) {
    queue.bad(channel, clock.monotonicMicroseconds());
    failure.accept(reason);
  }

  private void accept(long timeMicroseconds, boolean high) {
    level = high;
    queue.event(channel, timeMicroseconds, high ? 1 : 0);
  }

  private void keep(long timeMicroseconds, boolean rising) {
    if (keptCount == MOST_KEPT) {
      giveUpKept(timeMicroseconds);
      doubtful = true;
      accept(timeMicroseconds, rising);
      return;
    }
    kept[keptCount++] = timeMicroseconds;
  }

  /** The time is taken before the level: an edge in between comes again and changes nothing. */
  private void read(boolean news) {
    long timeMicroseconds = clock.monotonicMicroseconds();
    boolean high = input.state().isHigh();
    readMicroseconds = clock.monotonicMicroseconds() + STAMP_MICROSECONDS;
    doubtful = false;
    long knownMicroseconds = timeMicroseconds;
    if (high == (level ^ (keptCount % 2 == 1))) {
      giveKept();
    } else if (keptCount > 0) {
      long settled = kept[keptCount - 1] + MISSING_MICROSECONDS;
      knownMicroseconds = Math.min(timeMicroseconds, settled);
      giveUpKept(knownMicroseconds);
    }
    if (news || high != level) {
      level = high;
      queue.standing(channel, knownMicroseconds, high ? 1 : 0);
    }
  }

  private void giveKept() {
    for (int i = 0; i < keptCount; i++) {
      accept(kept[i], !level);
    }
    keptCount = 0;
  }

  private void giveUpKept(long untilMicroseconds) {
    if (keptCount > 0) {
      long last = Math.max(kept[keptCount - 1] + 1, untilMicroseconds);
      queue.lost(channel, kept[0] - MISSING_MICROSECONDS, last, keptCount + 1L);
      keptCount = 0;
    }
  }
}
