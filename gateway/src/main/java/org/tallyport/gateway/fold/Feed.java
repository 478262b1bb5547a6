package org.tallyport.gateway.fold;

import java.util.ArrayList;
import java.util.Arrays;
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

  /** A contact that is held at its last good state: a change of it can have been missed. */
  private static final int HELD = 3;

  private static final int MOST_INPUTS = 32;

  /**
   * Inputs that are not known from a time on which the feed has not reached, up to another.
   *
   * @param told whether why was said elsewhere
   */
  private record Loss(long time, int inputs, long until, boolean told) {}

  private final Recogniser recogniser;
  private final Evidence evidence;
  private final KnownTime account;
  private final ReadingBuffer buffer = new ReadingBuffer();
  private final List<Loss> losses = new ArrayList<>();

  /** Per input: not known before this time, whatever is read. */
  private final long[] unknownUntil = new long[MOST_INPUTS];

  private long readings;
  private long overflowed;

  Feed(Recogniser recogniser, Evidence evidence, KnownTime account) {
    this.recogniser = recogniser;
    this.evidence = evidence;
    this.account = account;
    Arrays.fill(unknownUntil, Long.MIN_VALUE);
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
      JournalId journal, long block, int index, long time, int input, long value, int quality) {
    evidence.at(journal, block, index);
    step(time, input, value, quality);
  }

  /** A reading that waits until its time is through. */
  void hold(long block, int index, long time, int input, long value, int quality) {
    buffer.add(time, input, value, quality, block, index);
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

  /**
   * Inputs are not known from a time on.
   *
   * @param inputs one bit each
   * @param until what is read of them before this time does not end it
   */
  void loseAt(long time, int inputs, long until) {
    add(new Loss(time, inputs, until, true));
  }

  /** The same of all inputs, from where the feed is: the account says why. */
  void doubt(long time, long until) {
    add(new Loss(time, -1, until, false));
    loseUpTo(time);
  }

  private void add(Loss loss) {
    losses.add(loss);
    losses.sort(Comparator.comparingLong(Loss::time));
  }

  void loseUpTo(long time) {
    while (!losses.isEmpty() && losses.getFirst().time <= time) {
      Loss loss = losses.removeFirst();
      recogniser.advance(loss.time);
      account.lose(loss.inputs, loss.time);
      if (loss.told) {
        account.told(loss.time, loss.until);
      }
      for (int input = 0; input < MOST_INPUTS; input++) {
        if ((loss.inputs & 1 << input) != 0) {
          unknownUntil[input] = Math.max(unknownUntil[input], loss.until);
        }
      }
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
    // A contact that chatters may have changed and back meanwhile: its recogniser begins anew.
    if (quality == BAD || quality == HELD) {
      if (account.knows(bit)) {
        account.lose(bit, time);
      }
      return;
    }
    if (time < unknownUntil[input]) {
      // It lies in a gap: it may have changed again before the gap was over.
      return;
    }
    if (!account.knows(bit)) {
      account.found(bit, time);
    }
    recogniser.reading(input, time, value, quality != GOOD);
    account.decide(time);
    account.busy(time);
  }

  /** How the feed marks a reading of this quality. */
  static int code(Quality quality, boolean contact) {
    return switch (quality) {
      case GOOD -> GOOD;
      case UNCERTAIN -> contact ? HELD : UNCERTAIN;
      case BAD -> BAD;
    };
  }

  /** Drops what waits: the inputs are numbered otherwise from now on. */
  void forget() {
    buffer.clear();
    losses.clear();
    Arrays.fill(unknownUntil, Long.MIN_VALUE);
  }

  void save(ByteWriter out) {
    buffer.save(out);
    for (long until : unknownUntil) {
      out.signed(until);
    }
    out.unsigned(readings).unsigned(overflowed).unsigned(losses.size());
    for (Loss loss : losses) {
      out.signed(loss.time).signed(loss.inputs).signed(loss.until).octet(loss.told ? 1 : 0);
    }
  }

  void restore(ByteReader in) throws MalformedBlock {
    buffer.restore(in);
    for (int input = 0; input < MOST_INPUTS; input++) {
      unknownUntil[input] = in.signed();
    }
    readings = in.unsigned(Long.MAX_VALUE);
    overflowed = in.unsigned(Long.MAX_VALUE);
    losses.clear();
    for (int left = in.count(); left > 0; left--) {
      losses.add(new Loss(in.signed(), (int) in.signed(), in.signed(), in.octet() == 1));
    }
  }
}
