package org.tallyport.gateway.fold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tallyport.equipment.Quality;
import org.tallyport.gateway.recognise.Evidence;
import org.tallyport.gateway.recognise.Recogniser;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.MalformedBlock;

/** Gives readings to a recogniser in order of time, and tells it what is lost in between. */
final class Feed {
  private static final int GOOD = 0;
  private static final int UNCERTAIN = 1;
  private static final int BAD = 2;

  /** Inputs that are not known from a time on which the feed has not reached. */
  private record Loss(long time, int inputs) {}

  private final Recogniser recogniser;
  private final Evidence evidence;
  private final KnownTime account;
  private final ReadingBuffer buffer = new ReadingBuffer();
  private final List<Loss> losses = new ArrayList<>();
  private long readings;
  private long overflowed;

  Feed(Recogniser recogniser, Evidence evidence, KnownTime account) {
    this.recogniser = recogniser;
    this.evidence = evidence;
    this.account = account;
  }

  /** Whether nothing waits. */
  boolean isIdle() {
    return buffer.isEmpty() && losses.isEmpty();
  }

  long readings() {
    return readings;
  }

  long overflowed() {
    return overflowed;
  }

  /** A reading whose turn it is. */
  void step(
      JournalId journal, long block, int index, long time, int input, long value, Quality quality) {
    evidence.at(journal, block, index);
    step(time, input, value, code(quality));
  }

  /** A reading that waits until its time is through. */
  void hold(long block, int index, long time, int input, long value, Quality quality) {
    buffer.add(time, input, value, code(quality), block, index);
  }

  /** Whatever is not later than a time. */
  void process(JournalId journal, long to) {
    while (!buffer.isEmpty() && buffer.time() <= to) {
      loseUpTo(buffer.time() - 1);
      stepFirst(journal);
    }
    loseUpTo(to);
  }

  /**
   * Processes the oldest readings early when too many wait.
   *
   * @param position up to where all was processed
   * @return the new position
   */
  long bound(JournalId journal, long position) {
    long reached = position;
    while (buffer.size() >= ReadingBuffer.MOST / 2) {
      overflowed++;
      reached = Math.max(reached, buffer.time());
      stepFirst(journal);
    }
    return reached;
  }

  void loseAt(long time, int inputs) {
    losses.add(new Loss(time, inputs));
    losses.sort(Comparator.comparingLong(Loss::time));
  }

  void loseUpTo(long time) {
    while (!losses.isEmpty() && losses.getFirst().time <= time) {
      Loss loss = losses.removeFirst();
      recogniser.advance(loss.time);
      account.lose(loss.inputs, loss.time);
    }
  }

  private void stepFirst(JournalId journal) {
    evidence.at(journal, buffer.block(), buffer.index());
    step(buffer.time(), buffer.input(), buffer.value(), buffer.quality());
    buffer.next();
  }

  private void step(long time, int input, long value, int quality) {
    readings++;
    int bit = 1 << input;
    recogniser.advance(time);
    if (quality == BAD) {
      if (account.knows(bit)) {
        account.lose(bit, time);
      }
      return;
    }
    if (!account.knows(bit)) {
      account.found(bit, time);
    }
    recogniser.reading(input, time, value, quality == UNCERTAIN);
    account.busy(time);
  }

  private static int code(Quality quality) {
    return switch (quality) {
      case GOOD -> GOOD;
      case UNCERTAIN -> UNCERTAIN;
      case BAD -> BAD;
    };
  }

  void save(ByteWriter out) {
    buffer.save(out);
    out.unsigned(readings).unsigned(overflowed).unsigned(losses.size());
    losses.forEach(loss -> out.signed(loss.time).signed(loss.inputs));
  }

  void restore(ByteReader in) throws MalformedBlock {
    buffer.restore(in);
    readings = in.unsigned(Long.MAX_VALUE);
    overflowed = in.unsigned(Long.MAX_VALUE);
    losses.clear();
    for (int left = in.count(); left > 0; left--) {
      losses.add(new Loss(in.signed(), (int) in.signed()));
    }
  }
}
